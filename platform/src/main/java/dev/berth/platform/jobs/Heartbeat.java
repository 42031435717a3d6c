package dev.berth.platform.jobs;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells that this process lives. Called by one thread at a time.
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final JdbcNodeStore store = new JdbcNodeStore();
    private @Nullable Instant started;
    private @Nullable Instant last;

    Heartbeat(Database database, InstantSource clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
    }

    /// @param workers how many runs this process can have at once
    void beat(int workers) {
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return;
        }
        Instant since = started == null ? now : started;
        started = since;
        JobNode alive = new JobNode(node, ProcessHandle.current().pid(), workers, since, now);
        database.transact(tx -> {
            store.tell(tx, alive);
            store.forgetSilent(tx, now.minus(FORGOTTEN));
            return alive;
        });
        last = now;
    }

    /// The process ends, and takes itself off the list if it was on it.
    void end() {
        if (last == null) {
            return;
        }
        try {
            database.transact(tx -> {
                store.forget(tx, node);
                return node;
            });
        } catch (DatabaseException e) {
            LOG.info("this process stays on the list of nodes for an hour: {}", e.getMessage());
        }
    }
}
