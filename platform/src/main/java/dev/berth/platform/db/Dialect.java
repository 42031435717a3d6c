package dev.berth.platform.db;

/// Which database speaks. The few statements that cannot be written for both ask here.
public enum Dialect {
    SQLITE,
    POSTGRESQL;

    /// A table of the [Tuples] bound to `parameter`, to stand in a `from`. Its one column is `value`; the parts of a
    /// row are `value ->> 0`, `value ->> 1`, and numbers among them are cast: `cast(value ->> 1 as bigint)`.
    public String tuples(String parameter) {
        return switch (this) {
            case SQLITE -> "json_each(:%s) as tuple".formatted(parameter);
            case POSTGRESQL -> "json_array_elements(cast(:%s as json)) as tuple(value)".formatted(parameter);
        };
    }

    /// The numbers of the collection bound to `parameter` by [Query#bindNumbers], to stand behind an `in`.
    public String numbers(String parameter) {
        return "(select cast(value ->> 0 as bigint) from " + tuples(parameter) + ")";
    }

    /// The text of a member of the JSON object in a column of text; null where it has none.
    public String member(String column, String name) {
        return switch (this) {
            case SQLITE -> "(%s ->> '%s')".formatted(column, name);
            case POSTGRESQL -> "(cast(%s as json) ->> '%s')".formatted(column, name);
        };
    }

    /// Ends a `select` whose rows this transaction is about to change: others wait for it from here on. SQLite lets
    /// only one transaction write anyway.
    public String forUpdate() {
        return switch (this) {
            case SQLITE -> "";
            case POSTGRESQL -> "for update";
        };
    }
}
