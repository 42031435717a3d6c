package dev.berth.access.authentication;

import java.time.Duration;

/// How much guessing is put up with: some failures are free, then each makes the next attempt wait twice as long.
///
/// @param freeByName how many failures a name has free
/// @param freeByAddress how many failures an address has free; more, because many people may share one
/// @param first the wait after the first failure that is not free
/// @param longest the wait that is not exceeded
/// @param forgotten after how long without a failure the count begins anew
public record GuessingLimit(int freeByName, int freeByAddress, Duration first, Duration longest, Duration forgotten) {

    public GuessingLimit {
        if (freeByName < 1 || freeByAddress < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("at least one failure is free, and waits do not become shorter");
        }
    }

    /// Five failures free for a name and twenty for an address, then 1, 2, 4 … 300 seconds; forgotten after an hour.
    public static GuessingLimit defaults() {
        return new GuessingLimit(5, 20, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1));
    }

    /// How long nobody may try after this many failures.
    Duration wait(int failures, int free) {
        int paid = failures - free;
        if (paid <= 0) {
            return Duration.ZERO;
        }
        // Beyond 2^30 the longest wait is reached whatever the first is.
        Duration wait = first.multipliedBy(1L << Math.min(paid - 1, 30));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
