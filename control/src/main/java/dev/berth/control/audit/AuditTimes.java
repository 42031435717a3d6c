package dev.berth.control.audit;

import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.util.Optional;

/// The time that a filter names, and the rest of it.
///
/// @param from milliseconds since 1970, inclusive
/// @param to exclusive
record AuditTimes(long from, long to, Filter rest) {

    static AuditTimes of(Filter filter) {
        Optional<Condition> time = filter.on("op_time");
        if (time.isEmpty()) {
            return new AuditTimes(Long.MIN_VALUE, Long.MAX_VALUE, filter);
        }
        Filter rest = filter.without("op_time");
        return switch (time.get()) {
            case Condition.Between(var _, var low, var high) ->
                new AuditTimes(
                        low.map(AuditTimes::millis).orElse(Long.MIN_VALUE),
                        high.map(AuditTimes::millis).map(last -> last + 1).orElse(Long.MAX_VALUE),
                        rest);
            case Condition.Equal(var _, Value value) -> new AuditTimes(millis(value), millis(value) + 1, rest);
            case Condition.Contains _, Condition.AnyOf _, Condition.AllOf _ ->
                new AuditTimes(Long.MIN_VALUE, Long.MAX_VALUE, filter);
        };
    }

    private static long millis(Value value) {
        return value instanceof Value.Moment(var instant) ? instant.toEpochMilli() : 0;
    }
}
