package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.DatabaseException.Reason;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

final class SqliteErrorsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "SQLITE_CONSTRAINT, CONSTRAINT",
        "SQLITE_CONSTRAINT_UNIQUE, CONSTRAINT",
        "SQLITE_FULL, FULL",
        "SQLITE_IOERR, UNAVAILABLE",
        "SQLITE_IOERR_FSYNC, UNAVAILABLE",
        "SQLITE_IOERR_WRITE, UNAVAILABLE",
        "SQLITE_CANTOPEN, UNAVAILABLE",
        "SQLITE_READONLY, UNAVAILABLE",
        "SQLITE_READONLY_DBMOVED, UNAVAILABLE",
        "SQLITE_BUSY, UNAVAILABLE",
        "SQLITE_BUSY_SNAPSHOT, UNAVAILABLE",
        "SQLITE_NOMEM, UNAVAILABLE",
        "SQLITE_CORRUPT, BROKEN",
        "SQLITE_NOTADB, BROKEN",
        "SQLITE_ERROR, BROKEN"
    })
    void whatSqliteSaysBecomesWhatTheCallerCanDo(SQLiteErrorCode said, Reason reason) {
        assertThat(translate(new SQLiteException("said", said)).reason()).isEqualTo(reason);
    }

    @Test
    void anErrorThatIsNotOfSqliteIsABug() {
        assertThat(translate(new SQLException("said")).reason()).isEqualTo(Reason.BROKEN);
    }

    @Test
    void theMessageNamesTheFileAndTheAttemptInOneLine() {
        assertThat(translate(new SQLException("said"))).hasMessage("insert into item on berth.db failed: said");
    }

    private DatabaseException translate(SQLException error) {
        return new SqliteErrors(folder.resolve("berth.db")).translate(error, " insert\n  into item ");
    }
}
