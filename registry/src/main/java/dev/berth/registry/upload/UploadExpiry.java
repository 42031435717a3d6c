package dev.berth.registry.upload;

import dev.berth.platform.db.Database;
import java.time.Instant;
import java.util.List;

/// The end of sessions that nobody goes on with, and of what is remembered of finished ones. It passes over those on
/// which somebody is at work at the moment.
final class UploadExpiry {

    private static final int BATCH = 200;

    private final Database database;
    private final UploadSettings settings;
    private final UploadLedger ledger;
    private final JdbcUploadStore store;
    private final SessionLocks locks;
    private final Spools spools;

    /// @param locks those of the writers on this node
    /// @param spools those of the writers on this node, as they remember what goes with a session
    UploadExpiry(
            Database database,
            UploadSettings settings,
            UploadLedger ledger,
            JdbcUploadStore store,
            SessionLocks locks,
            Spools spools) {
        this.database = database;
        this.settings = settings;
        this.ledger = ledger;
        this.store = store;
        this.locks = locks;
        this.spools = spools;
    }

    /// A batch of idle sessions and one of finished ones; how many went.
    int expire(Instant now) {
        int forgotten = database.transact(tx -> store.deleteFinished(tx, now.minus(settings.finishedMemory()), BATCH));
        Instant idleSince = now.minus(settings.expiry());
        List<Session> idle = database.read(tx -> store.findIdle(tx, idleSince, BATCH));
        int ended = 0;
        for (Session session : idle) {
            ended += locks.exclusively(session.id(), () -> end(session, idleSince, now), () -> 0);
        }
        ledger.forgetLeft(now, settings.expiry().plus(settings.expiry()));
        return forgotten + ended;
    }

    private int end(Session session, Instant idleSince, Instant now) {
        boolean ended = database.transact(tx -> store.deleteIdle(tx, session.id(), idleSince, now));
        if (ended) {
            spools.drop(session);
        }
        return ended ? 1 : 0;
    }
}
