package dev.berth.control.view;

import dev.berth.platform.db.Dialect;

/// In SQL, a short part of a table for each row of what stands before it in `from`. Of the two ways to say so each
/// database finds the range of the index by one only.
final class ForEach {

    private ForEach() {}

    /// @param table the part is of it, and is known by `alias`
    /// @param key what of a row the part's rows are told apart by, besides what `same` says
    /// @param same the condition that gives the rows of `alias` for a row before; it speaks of them as `%1$s`
    /// @param rest conditions, order and limit; it speaks of the rows as `part`
    static String join(Dialect dialect, String table, String alias, String key, String same, String rest) {
        return switch (dialect) {
            case POSTGRESQL ->
                "cross join lateral (select part.* from %s part where %s %s) %s"
                        .formatted(table, same.formatted("part"), rest, alias);
            case SQLITE ->
                "join %1$s %2$s on %5$s and %2$s.%3$s in (select part.%3$s from %1$s part where %6$s %4$s)"
                        .formatted(table, alias, key, rest, same.formatted(alias), same.formatted("part"));
        };
    }
}
