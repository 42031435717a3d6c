package dev.berth.registry.content;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How often manifests were pulled on each of the last days. Days are those of UTC. [PullLog] writes them down, lists
/// show them. Safe for use by many threads.
public final class PulledDays {

    /// Of how many days lists tell, with today.
    public static final int SHOWN = 30;

    private static final long DAY = Duration.ofDays(1).toMillis();
    // Longer than they are shown, for a node whose clock is late.
    private static final Duration LONGER = Duration.ofDays(1);
    private static final int BATCH = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final JdbcPulledDayStore days = new JdbcPulledDayStore();

    public PulledDays(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// When the first of the days began of which lists tell at this moment.
    public static Instant first(Instant now) {
        return Instant.ofEpochMilli(beginning(now.toEpochMilli())).minus(Duration.ofDays(SHOWN - 1L));
    }

    /// When the day began that this moment is in, both in milliseconds since 1970.
    static long beginning(long moment) {
        return moment - Math.floorMod(moment, DAY);
    }

    /// Deletes some of the oldest, of those that no list shows any more; how many.
    ///
    /// @throws DatabaseException when the database refuses
    public int deleteSome() {
        Instant before = first(clock.instant()).minus(LONGER);
        return database.transact(tx -> days.deleteBefore(tx, before, BATCH));
    }
}
