package dev.berth.platform.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A query that also notes the plan by which the database runs it.
///
/// @param column where `plan` says a step
record ExplainedQuery(Query plan, Query query, String column, List<String> steps) implements Query {

    @Override
    public Query bind(String name, @Nullable String value) {
        return both(target -> target.bind(name, value));
    }

    @Override
    public Query bind(String name, long value) {
        return both(target -> target.bind(name, value));
    }

    @Override
    public Query bind(String name, @Nullable Long value) {
        return both(target -> target.bind(name, value));
    }

    @Override
    public Query bind(String name, boolean value) {
        return both(target -> target.bind(name, value));
    }

    @Override
    public Query bind(String name, byte @Nullable [] value) {
        return both(target -> target.bind(name, value));
    }

    @Override
    public Query bind(String name, @Nullable Instant value) {
        return both(target -> target.bind(name, value));
    }

    @Override
    public <T> List<T> list(Function<Row, T> mapper) {
        explain();
        return query.list(mapper);
    }

    @Override
    public <T> Optional<T> first(Function<Row, T> mapper) {
        explain();
        return query.first(mapper);
    }

    @Override
    public int update() {
        explain();
        return query.update();
    }

    private Query both(Consumer<Query> binding) {
        binding.accept(plan);
        binding.accept(query);
        return this;
    }

    private void explain() {
        steps.addAll(plan.list(row -> row.text(column)));
    }
}
