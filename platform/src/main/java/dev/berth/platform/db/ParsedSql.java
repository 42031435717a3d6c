package dev.berth.platform.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The statements that were taken apart before, by text. Safe for use by many threads.
final class ParsedSql {

    /// Statements are constants, so there are not that many; more would be a statement with a value in its text.
    private static final int KEPT = 2048;

    private final Map<String, NamedSql> parsed = new ConcurrentHashMap<>();

    NamedSql of(String text) {
        NamedSql known = parsed.get(text);
        if (known != null) {
            return known;
        }
        if (parsed.size() >= KEPT) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(text, NamedSql::parse);
    }
}
