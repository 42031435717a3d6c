package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import dev.berth.platform.kernel.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class ListSqlTest {

    private static final Field NAME = Field.text("name");
    private static final Field SIZE = Field.number("size");
    private static final Field MADE = Field.time("made");
    private static final Field OPEN = Field.flag("open");
    private static final Columns COLUMNS = Columns.orderedBy("t.id")
            .at("name", "t.name", text -> text.toLowerCase(Locale.ROOT))
            .at("size", "t.size")
            .at("made", "t.made")
            .at("open", "t.open");

    /// Rows without a table: the statements look the same.
    private static final String ROWS = """
            select t.id as id
            from (
                select 1 as id, 'alpha' as name, 10 as size, 1000 as made, 1 as open
                union all select 2, 'al%pha', 20, 2000, 0
                union all select 3, 'be_ta', 10, 3000, 1
                union all select 4, 'it''s', 40, 4000, 0
            ) t
            where 1 = 1
            """;

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    @Test
    void valuesAreCompared() {
        assertThat(found(new Condition.Equal(NAME, text("ALPHA")))).containsExactly(1L);
        assertThat(found(new Condition.Equal(SIZE, new Value.Whole(10)))).containsExactly(1L, 3L);
        assertThat(found(new Condition.Equal(MADE, at(2000)))).containsExactly(2L);
        assertThat(found(new Condition.Equal(OPEN, new Value.Flag(false)))).containsExactly(2L, 4L);
    }

    @Test
    void partsAreFoundInAnyCaseAndMeanThemselves() {
        assertThat(found(new Condition.Contains(NAME, "PHA"))).containsExactly(1L, 2L);
        assertThat(found(new Condition.Contains(NAME, "%"))).containsExactly(2L);
        assertThat(found(new Condition.Contains(NAME, "_"))).containsExactly(3L);
        assertThat(found(new Condition.Contains(NAME, "!"))).isEmpty();
        assertThat(found(new Condition.Contains(NAME, ""))).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void rangesIncludeTheirEnds() {
        assertThat(found(new Condition.Between(
                        SIZE, Optional.of(new Value.Whole(10)), Optional.of(new Value.Whole(20)))))
                .containsExactly(1L, 2L, 3L);
        assertThat(found(new Condition.Between(MADE, Optional.of(at(3000)), Optional.empty())))
                .containsExactly(3L, 4L);
        assertThat(found(new Condition.Between(MADE, Optional.empty(), Optional.of(at(999)))))
                .isEmpty();
    }

    @Test
    void setsAreOneOfTheseOrAllOfThem() {
        assertThat(found(new Condition.AnyOf(NAME, List.of(text("Alpha"), text("it's"), text("\"]'")))))
                .containsExactly(1L, 4L);
        assertThat(found(new Condition.AnyOf(SIZE, List.of(new Value.Whole(20), new Value.Whole(40)))))
                .containsExactly(2L, 4L);
        assertThat(found(new Condition.AnyOf(MADE, List.of(at(1000))))).containsExactly(1L);
        assertThat(found(new Condition.AnyOf(OPEN, List.of(new Value.Flag(true)))))
                .containsExactly(1L, 3L);
        assertThat(found(new Condition.AllOf(SIZE, List.of(new Value.Whole(10), new Value.Whole(10)))))
                .containsExactly(1L, 3L);
        assertThat(found(new Condition.AllOf(SIZE, List.of(new Value.Whole(10), new Value.Whole(20)))))
                .isEmpty();
    }

    @Test
    void conditionsHoldTogetherAndAreCounted() {
        Filter filter = Filter.ALL
                .and(new Condition.Contains(NAME, "a"))
                .and(new Condition.Equal(SIZE, new Value.Whole(10)))
                .and(new Condition.Equal(OPEN, new Value.Flag(true)));
        ListQuery query = new ListQuery(filter, List.of(), 0, 1);

        assertThat(found(query)).containsExactly(1L);
        assertThat(count(query)).isEqualTo(2);
    }

    @Test
    void theOrderAskedForComesBeforeTheListsOwn() {
        assertThat(found(ordered(new Order(SIZE, true)))).containsExactly(4L, 2L, 1L, 3L);
        assertThat(found(ordered(new Order(SIZE, false), new Order(MADE, true))))
                .containsExactly(3L, 1L, 2L, 4L);
        assertThat(found(ordered(new Order(SIZE, false), new Order(SIZE, true))))
                .containsExactly(1L, 3L, 2L, 4L);
        assertThat(found(ordered())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aPageIsAPartAndNoLimitIsAll() {
        assertThat(found(new ListQuery(Filter.ALL, List.of(), 1, 2))).containsExactly(2L, 3L);
        assertThat(found(new ListQuery(Filter.ALL, List.of(), 3, 0))).containsExactly(4L);
    }

    @Test
    void aPartThatIsCountedFromTheNearerEndIsTheSamePart() {
        for (int offset = 0; offset < 6; offset++) {
            for (int limit = 0; limit < 6; limit++) {
                for (List<Order> order : List.of(List.<Order>of(), List.of(new Order(NAME, true)))) {
                    ListQuery part = new ListQuery(Filter.ALL, order, offset, limit);

                    assertThat(found(part.nearer(4))).as("%s", part).isEqualTo(found(part));
                }
            }
        }
        assertThat(new ListQuery(Filter.ALL, List.of(), 3, 2).nearer(4))
                .isEqualTo(new ListQuery(Filter.ALL, List.of(), 0, 1, true));
    }

    @Test
    void hostileValuesStandInNoStatement() {
        for (String hostile : List.of("' or 1=1 --", "\"; drop table x", ":name", "?", "\\", "%' escape '", "]]")) {
            for (Condition condition : List.of(
                    new Condition.Equal(NAME, text(hostile)),
                    new Condition.Contains(NAME, hostile),
                    new Condition.AnyOf(NAME, List.of(text(hostile), text(hostile + "2"))),
                    new Condition.Between(NAME, Optional.of(text(hostile)), Optional.of(text(hostile))))) {
                String text = database.read(tx -> COLUMNS.sql(
                                tx.dialect(), ListQuery.first(10).with(new Filter(List.of(condition))))
                        .conditions());

                assertThat(text).doesNotContain(hostile.length() > 1 ? hostile : "\0");
                assertThat(found(condition)).isEmpty();
            }
        }
    }

    @Test
    void aFieldWithoutAColumnIsAMistakeOfTheStore() {
        assertThatThrownBy(() -> found(new Condition.Contains(Field.text("labels"), "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<Long> found(Condition condition) {
        return found(new ListQuery(new Filter(List.of(condition)), List.of(), 0, 100));
    }

    private List<Long> found(ListQuery query) {
        return database.read(tx -> {
            ListSql part = COLUMNS.sql(tx.dialect(), query);
            return part.list(tx.sql(ROWS + part.conditions() + part.page()), row -> row.number("id"));
        });
    }

    private long count(ListQuery query) {
        return database.read(tx -> {
            ListSql part = COLUMNS.sql(tx.dialect(), query);
            return part.bind(tx.sql("select count(*) as many from (%s%s) as x".formatted(ROWS, part.conditions())))
                    .first(row -> row.number("many"))
                    .orElse(0L);
        });
    }

    private static ListQuery ordered(Order... orders) {
        return new ListQuery(Filter.ALL, Arrays.asList(orders), 0, 0);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value at(long millis) {
        return new Value.Moment(Instant.ofEpochMilli(millis));
    }
}
