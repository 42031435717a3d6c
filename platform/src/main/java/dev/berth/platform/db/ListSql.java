package dev.berth.platform.db;

import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import dev.berth.platform.kernel.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// What of a statement lists the wanted part. Its text depends only on which fields are asked for and how, so there
/// are few such texts; every value is bound.
public final class ListSql {

    private static final String DESC = " desc";

    private final Columns columns;
    private final Dialect dialect;
    private final ListQuery query;
    private final StringBuilder conditions = new StringBuilder();
    private final List<Consumer<Query>> bindings = new ArrayList<>();

    ListSql(Columns columns, Dialect dialect, ListQuery query) {
        this.columns = columns;
        this.dialect = dialect;
        this.query = query;
        query.filter().conditions().forEach(this::add);
    }

    /// `and …` for each condition, to stand after a `where`.
    public String conditions() {
        return conditions.toString();
    }

    /// `order by …`, and which part of the list.
    public String page() {
        Set<String> terms = new LinkedHashSet<>();
        for (Order order : query.order()) {
            String column = columns.of(order.field().name()).sql();
            if (!terms.contains(column) && !terms.contains(column + DESC)) {
                terms.add(order.descending() ? column + DESC : column);
            }
        }
        for (String own : columns.ownOrder()) {
            String column = own.endsWith(DESC) ? own.substring(0, own.length() - DESC.length()) : own;
            if (!terms.contains(column) && !terms.contains(column + DESC)) {
                terms.add(own);
            }
        }
        String order = String.join(", ", query.fromEnd() ? turned(terms) : terms);
        return "order by " + order + "\nlimit :pageLimit offset :pageOffset\n";
    }

    private static List<String> turned(Collection<String> terms) {
        return terms.stream()
                .map(term -> term.endsWith(DESC) ? term.substring(0, term.length() - DESC.length()) : term + DESC)
                .toList();
    }

    /// Binds what the conditions name.
    public Query bind(Query statement) {
        bindings.forEach(binding -> binding.accept(statement));
        return statement;
    }

    /// The entries of the page, in the order that is asked for.
    ///
    /// @param statement with the conditions and the page, and all bound that is not theirs
    public <T> List<T> list(Query statement, Function<Row, T> mapper) {
        List<T> entries = bindPage(statement).list(mapper);
        return query.fromEnd() ? entries.reversed() : entries;
    }

    /// Binds what the conditions and the page name. The rows of a part that is counted from the end come the other
    /// way round.
    public Query bindPage(Query statement) {
        return bind(statement)
                .bind("pageLimit", query.limit() == 0 ? Long.MAX_VALUE : query.limit())
                .bind("pageOffset", query.offset());
    }

    private void add(Condition condition) {
        Columns.Column column = columns.of(condition.field().name());
        switch (condition) {
            case Condition.Equal(Field _, Value value) ->
                conditions.append("and %s = :%s\n".formatted(column.sql(), bound(column, value)));
            case Condition.Contains(Field _, String part) -> contains(column, part);
            case Condition.Between(Field _, var from, var to) -> {
                from.ifPresent(low -> conditions.append("and %s >= :%s\n".formatted(column.sql(), bound(column, low))));
                to.ifPresent(high -> conditions.append("and %s <= :%s\n".formatted(column.sql(), bound(column, high))));
            }
            case Condition.AnyOf(Field field, List<Value> values) -> anyOf(column, field, values);
            case Condition.AllOf(Field _, List<Value> values) -> {
                // One column has one value: it is each of several only if they are the same.
                Set<Value> different = new LinkedHashSet<>(values);
                conditions.append(
                        different.size() == 1
                                ? "and %s = :%s\n".formatted(column.sql(), bound(column, values.getFirst()))
                                : "and 1 = 0\n");
            }
        }
    }

    private void contains(Columns.Column column, String part) {
        String name = next();
        String literal =
                column.form().apply(part).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        bindings.add(statement -> statement.bind(name, "%" + literal + "%"));
        // SQLite's like makes no difference of cases.
        String like = switch (dialect) {
            case SQLITE -> "like";
            case POSTGRESQL -> "ilike";
        };
        conditions.append("and %s %s :%s escape '!'\n".formatted(column.sql(), like, name));
    }

    private void anyOf(Columns.Column column, Field field, List<Value> values) {
        String name = next();
        Tuples tuples = new Tuples();
        for (Value value : values) {
            switch (value) {
                case Value.Text(String text) -> tuples.add(column.form().apply(text));
                case Value.Whole(long number) -> tuples.add(number);
                case Value.Moment(var instant) -> tuples.add(instant.toEpochMilli());
                case Value.Flag(boolean set) -> tuples.add(set ? 1L : 0L);
            }
        }
        bindings.add(statement -> statement.bind(name, tuples.json()));
        String entry = field.kind() == Field.Kind.TEXT ? "value ->> 0" : "cast(value ->> 0 as bigint)";
        conditions.append("and %s in (select %s from %s)\n".formatted(column.sql(), entry, dialect.tuples(name)));
    }

    private String bound(Columns.Column column, Value value) {
        String name = next();
        bindings.add(statement -> {
            switch (value) {
                case Value.Text(String text) ->
                    statement.bind(name, column.form().apply(text));
                case Value.Whole(long number) -> statement.bind(name, number);
                case Value.Moment(var instant) -> statement.bind(name, instant);
                case Value.Flag(boolean set) -> statement.bind(name, set);
            }
        });
        return name;
    }

    private String next() {
        return "asked" + bindings.size();
    }
}
