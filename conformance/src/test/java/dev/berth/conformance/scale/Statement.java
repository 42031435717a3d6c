package dev.berth.conformance.scale;

import dev.berth.platform.db.Query;
import dev.berth.platform.db.Transaction;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.UnaryOperator;

/// A statement that ran, with what its parameters were.
///
/// @param bindings by the parameter's name, each binds its value once more
record Statement(String sql, Map<String, UnaryOperator<Query>> bindings, Map<String, Object> values) {

    Statement(String sql) {
        this(sql, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /// Whether it changes nothing, so that it can run again.
    boolean reads() {
        String start = sql.strip().toLowerCase(Locale.ROOT);
        return (start.startsWith("select") || start.startsWith("with")) && !start.contains("for update");
    }

    /// The same statement after some words, such as `explain`.
    Query after(String words, Transaction tx) {
        Query query = tx.sql(words + " " + sql);
        for (Entry<String, UnaryOperator<Query>> binding : bindings.entrySet()) {
            query = binding.getValue().apply(query);
        }
        return query;
    }

    void bind(String name, Object value, UnaryOperator<Query> binding) {
        bindings.put(name, binding);
        values.put(name, value);
    }
}
