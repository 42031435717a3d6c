package dev.berth.platform.db;

import dev.berth.platform.kernel.ListQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where a store keeps the fields of a list, so that what clients ask for becomes SQL. Only what the store writes
/// here stands in a statement; what clients write is bound. Immutable.
///
/// ```java
/// private static final Columns COLUMNS = Columns.orderedBy("p.name", "p.id")
///         .at("name", "p.name")
///         .at("creation_time", "p.created_at");
///
/// ListSql part = COLUMNS.sql(tx.dialect(), query);
/// part.list(tx.sql("select … from project p where 1 = 1\n" + part.conditions() + part.page()), …);
/// part.bind(tx.sql("select count(*) as many from project p where 1 = 1\n" + part.conditions())).first(…);
/// ```
public final class Columns {

    /// @param form how texts are written in the column
    record Column(String sql, UnaryOperator<String> form) {}

    private final List<String> ownOrder;
    private final Map<String, Column> byField;

    private Columns(List<String> ownOrder, Map<String, Column> byField) {
        this.ownOrder = ownOrder;
        this.byField = byField;
    }

    /// Columns of a list whose own order is this. The last one tells any two rows apart, because what clients ask
    /// for comes before the own order, and pages must not overlap.
    public static Columns orderedBy(String... ownOrder) {
        return new Columns(List.of(ownOrder), Map.of());
    }

    /// A field, and the column or expression that holds it. Times are kept in milliseconds, flags as 0 and 1.
    public Columns at(String field, String column) {
        return at(field, column, UnaryOperator.identity());
    }

    /// A field whose texts are kept in another form, such as in lower case.
    public Columns at(String field, String column, UnaryOperator<String> form) {
        Map<String, Column> more = new LinkedHashMap<>(byField);
        more.put(field, new Column(column, form));
        return new Columns(ownOrder, more);
    }

    /// What of a statement says this.
    ///
    /// @throws IllegalStateException when a field has no column: the store asks for that one in its own words, and
    ///     gives the query without it
    public ListSql sql(Dialect dialect, ListQuery query) {
        return new ListSql(this, dialect, query);
    }

    Column of(String field) {
        Column column = byField.get(field);
        if (column == null) {
            throw new IllegalStateException("no column holds the field " + field);
        }
        return column;
    }

    List<String> ownOrder() {
        return ownOrder;
    }
}
