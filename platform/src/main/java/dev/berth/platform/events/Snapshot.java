package dev.berth.platform.events;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Which transactions had ended when somebody looked, as PostgreSQL says it: `xmin:xmax:running,running…`.
///
/// @param horizon every transaction with a lower number has ended
/// @param end no transaction of this number or a higher one has ended
/// @param running those in between that have not ended
record Snapshot(long horizon, long end, Set<Long> running) {

    static Snapshot parse(String text) {
        String[] parts = text.split(":", -1);
        Set<Long> running = parts[2].isEmpty()
                ? Set.of()
                : Arrays.stream(parts[2].split(",")).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /// Whether what the transaction wrote, if it was committed, was there to be seen.
    boolean sees(long transaction) {
        return transaction < horizon || (transaction < end && !running.contains(transaction));
    }
}
