package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// The attempts of one transaction: as many as fit in a time, with growing, uneven pauses between them, so that those
/// who got in each other's way do not meet again.
final class Retries {

    private static final long SHORTEST_MICROS = 500;
    private static final long LONGEST_MICROS = 100_000;
    /// What another transaction broke is seen by the second look. A third costs little and covers one more race.
    private static final int LOOKS = 3;

    private final RandomGenerator random;
    private final Duration patience;
    private final long deadline;
    private int attempts = 1;
    private int looks = 1;

    Retries(RandomGenerator random, Duration patience) {
        this.random = random;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// Waits until it is time for the next attempt.
    ///
    /// @return false when there is to be none, because it would meet the same failure
    /// @throws DatabaseException when the time is over
    boolean another(DatabaseException failure) {
        boolean mayRepeat = switch (PostgresErrors.remedy(failure.getCause())) {
            case REPEAT, RECONNECT -> true;
            case LOOK_AGAIN -> looks++ < LOOKS;
            case NONE -> false;
        };
        if (!mayRepeat) {
            return false;
        }
        if (System.nanoTime() - deadline >= 0) {
            throw exhausted(failure);
        }
        pause(failure);
        attempts++;
        return true;
    }

    private DatabaseException exhausted(DatabaseException failure) {
        return new DatabaseException(
                Reason.UNAVAILABLE,
                "a transaction was given up after %d attempts in %d ms; the last one: %s"
                        .formatted(attempts, patience.toMillis(), failure.getMessage()),
                failure);
    }

    private void pause(DatabaseException failure) {
        long longest = Math.min(LONGEST_MICROS, SHORTEST_MICROS << Math.min(attempts, 16));
        try {
            Thread.sleep(Duration.ofNanos(1_000 * random.nextLong(SHORTEST_MICROS, longest + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
