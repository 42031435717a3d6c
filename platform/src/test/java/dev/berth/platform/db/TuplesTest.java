package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TuplesTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    @Test
    void theDatabaseMakesRowsOfThem() {
        Tuples tuples = new Tuples()
                .add("plain", Long.MAX_VALUE, "a")
                .add("\"quoted\" \\ and\nbroken, ü€😀 ", -1, null)
                .add("", 0L, "");

        assertThat(rows(tuples))
                .containsExactly(
                        Arrays.asList("plain", Long.MAX_VALUE, "a"),
                        Arrays.asList("\"quoted\" \\ and\nbroken, ü€😀 ", -1L, null),
                        Arrays.asList("", 0L, ""));
        assertThat(rows(new Tuples())).isEmpty();
    }

    @Test
    void manyTextsAreARowEach() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            texts.add("text " + i);
        }

        List<String> read = database.read(tx -> tx.sql("select value ->> 0 as text from %s"
                        .formatted(tx.dialect().tuples("texts")))
                .bind("texts", Tuples.of(texts).json())
                .list(row -> row.text("text")));

        assertThat(read).containsExactlyElementsOf(texts);
    }

    @Test
    void nothingButTextAndNumbersIsTaken() {
        assertThatThrownBy(() -> new Tuples().add(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<List<Object>> rows(Tuples tuples) {
        return database.read(tx -> tx.sql(
                        "select value ->> 0 as first, cast(value ->> 1 as bigint) as second, value ->> 2 as third from %s"
                                .formatted(tx.dialect().tuples("rows")))
                .bind("rows", tuples.json())
                .list(row -> Arrays.asList(row.text("first"), row.number("second"), row.textOrNull("third"))));
    }
}
