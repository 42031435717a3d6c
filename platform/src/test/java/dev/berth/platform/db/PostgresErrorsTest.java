package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.db.PostgresErrors.Remedy;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PostgresErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "08006, UNAVAILABLE, RECONNECT, true",
        "08001, UNAVAILABLE, RECONNECT, true",
        "57P01, UNAVAILABLE, RECONNECT, true",
        "57P03, UNAVAILABLE, RECONNECT, true",
        "57014, UNAVAILABLE, NONE, false",
        "55P03, UNAVAILABLE, NONE, false",
        "40001, UNAVAILABLE, REPEAT, false",
        "40P01, UNAVAILABLE, REPEAT, false",
        "53300, UNAVAILABLE, NONE, false",
        "53100, FULL, NONE, false",
        "25006, UNAVAILABLE, NONE, false",
        "28P01, UNAVAILABLE, NONE, false",
        "23505, CONSTRAINT, LOOK_AGAIN, false",
        "23503, CONSTRAINT, LOOK_AGAIN, false",
        "42601, BROKEN, NONE, false",
        "XX001, BROKEN, NONE, false"
    })
    void whatPostgresSaysBecomesWhatTheCallerCanDo(String state, Reason reason, Remedy remedy, boolean unanswered) {
        SQLException error = new SQLException("said", state);

        assertThat(PostgresErrors.reason(error)).isEqualTo(reason);
        assertThat(PostgresErrors.remedy(error)).isEqualTo(remedy);
        assertThat(PostgresErrors.unanswered(error)).isEqualTo(unanswered);
    }

    @Test
    void anErrorWithoutAStateIsABug() {
        assertThat(PostgresErrors.reason(new SQLException("said"))).isEqualTo(Reason.BROKEN);
        assertThat(PostgresErrors.remedy(new IllegalStateException())).isEqualTo(Remedy.NONE);
    }
}
