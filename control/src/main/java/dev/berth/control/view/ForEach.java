package dev.berth.control.view;

import dev.berth.platform.db.Dialect;

/// In SQL, a short part of a table for each row of what stands before it in `from`. Of the two ways to say so each
/// database finds the range of the index by one only.
final class ForEach {

    private ForEach() {}

    /// @param table the part is of it, and is known by `alias`
    /// @param same the condition that gives the rows for a row before; it speaks of them as `%1$s`
    /// @param rest conditions, order and limit; it speaks of the rows as `part`
    static String join(Dialect dialect, String table, String alias, String same, String rest) {
        String part = "from %s part where %s %s".formatted(table, same.formatted("part"), rest);
        return switch (dialect) {
            case POSTGRESQL -> "cross join lateral (select part.* %s) %s".formatted(part, alias);
            // A plain join may be turned round, and then looks at all of the table for each row before. Only by their
            // rowid are rows of the part found without asking for the part again for each of them.
            case SQLITE ->
                "cross join %1$s %2$s on %2$s.rowid in (select part.rowid %3$s)".formatted(table, alias, part);
        };
    }
}
