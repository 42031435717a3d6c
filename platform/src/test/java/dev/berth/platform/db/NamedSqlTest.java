package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedSqlTest {

    @Test
    void eachUseOfAParameterIsAPositionOfItsOwn() {
        NamedSql sql = NamedSql.parse("select 1 where a = :name and b>:other_2 or c=:name");

        assertThat(sql.jdbcText()).isEqualTo("select 1 where a = ? and b>? or c=?");
        assertThat(sql.positions()).containsExactly("name", "other_2", "name");
        assertThat(sql.names()).containsExactlyInAnyOrder("name", "other_2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':no'",
                "select 'it''s :no'",
                "select \"a:no\" from t",
                "select 1 -- :no",
                "select 1 -- :no\nfrom t",
                "select /* :no */ 1",
                "select /* :no",
                "select 'never closed :no",
                "select a::text",
                "select array[1:2]",
                "select a : b",
                "select :"
            })
    void otherColonsAreLeftAlone(String text) {
        NamedSql sql = NamedSql.parse(text);

        assertThat(sql.jdbcText()).isEqualTo(text);
        assertThat(sql.names()).isEmpty();
    }

    @Test
    void aCastAfterAParameterStaysACast() {
        assertThat(NamedSql.parse("select :id::bigint, '-- ' || :x").jdbcText())
                .isEqualTo("select ?::bigint, '-- ' || ?");
    }
}
