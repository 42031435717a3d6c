package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example:5432/berth?sslmode=verify-full",
                "postgres://db.example:5432/berth?sslmode=verify-full",
                "jdbc:postgresql://db.example:5432/berth?sslmode=verify-full"
            })
    void theFormsThatPeopleWriteAreTheSame(String text) {
        PostgresUrl url = PostgresUrl.parse(text);

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5432/berth?sslmode=verify-full");
        assertThat(url).hasToString("postgresql://db.example:5432/berth");
        assertThat(url.user()).isEmpty();
        assertThat(url.password()).isEmpty();
    }

    @Test
    void userAndPasswordAreTakenOutOfTheUrl() {
        PostgresUrl url = PostgresUrl.parse("postgresql://berth:p%40ss+word@db.example/berth");

        assertThat(url.user()).contains("berth");
        assertThat(url.password().map(Secret::reveal)).contains("p@ss+word");
        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example/berth");
        assertThat(url.toString()).doesNotContain("ss+word");
    }

    @Test
    void severalHostsAreKept() {
        assertThat(PostgresUrl.parse("postgresql://one:5432,two:5432/berth?targetServerType=primary")
                        .jdbc())
                .isEqualTo("jdbc:postgresql://one:5432,two:5432/berth?targetServerType=primary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db.example:5432/berth",
                "mysql://db.example/berth",
                "postgresql://db.example",
                "postgresql://db.example/",
                "postgresql://db.example/berth?password=secret-word",
                "postgresql:///berth"
            })
    void whatIsNotSuchAUrlIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> PostgresUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret-word");
    }
}
