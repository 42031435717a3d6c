package dev.berth.platform.db;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One statement about to run. Bind each parameter, then call one of the endings, once.
public interface Query {

    Query bind(String name, @Nullable String value);

    Query bind(String name, long value);

    Query bind(String name, @Nullable Long value);

    Query bind(String name, boolean value);

    Query bind(String name, byte @Nullable [] value);

    /// Instants are stored as milliseconds since 1970.
    Query bind(String name, @Nullable Instant value);

    /// Binds all of `numbers` to one parameter, for [Dialect#numbers].
    default Query bindNumbers(String name, Collection<Long> numbers) {
        Tuples tuples = new Tuples();
        numbers.forEach(tuples::add);
        return bind(name, tuples.json());
    }

    /// All rows, in order. Bound the result in SQL: the list is held in memory.
    <T> List<T> list(Function<Row, T> mapper);

    /// The first row, if there is one.
    <T> Optional<T> first(Function<Row, T> mapper);

    /// Runs an insert, update or delete; the number of rows that it touched.
    int update();
}
