package dev.berth.api.harbor.job;

import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How runs stand, in the words of clients: `Pending`, `Running`, `Success`, `Error` and `Stopped`.
final class StatusNames {

    private StatusNames() {}

    /// The filter with the names that runs have here; a name that there is not fits none.
    static Filter read(Filter filter) {
        Optional<Condition> asked = filter.on(JobRuns.STATUS);
        return asked.isEmpty()
                ? filter
                : switch (asked.get()) {
                    case Condition.Equal(var field, Value.Text(String name)) ->
                        filter.and(new Condition.AnyOf(field, known(name).toList()));
                    case Condition.AnyOf(var field, List<Value> values) ->
                        filter.and(new Condition.AnyOf(
                                field,
                                values.stream()
                                        .flatMap(value -> value instanceof Value.Text(String name)
                                                ? known(name)
                                                : Stream.of(value))
                                        .toList()));
                    case Condition other -> filter.and(other);
                };
    }

    /// What a client takes for an error may be of several kinds here.
    private static Stream<Value> known(String name) {
        List<Value> outcomes = Stream.of(RunOutcome.values())
                .filter(outcome -> JobRecords.status(outcome).equalsIgnoreCase(name))
                .<Value>map(outcome -> new Value.Text(outcome.name().toLowerCase(Locale.ROOT)))
                .toList();
        return outcomes.isEmpty() ? Stream.of(new Value.Text(name)) : outcomes.stream();
    }
}
