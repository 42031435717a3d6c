package dev.berth.registry.upload;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;

/// The claim of a process that has the database to itself: there is nobody to keep away.
record LoneClaim(Session session, Database database, JdbcUploadStore store) implements Claim {

    @Override
    public long number() {
        return session.claim();
    }

    @Override
    public boolean lapsedBefore() {
        return false;
    }

    @Override
    public void hold() {}

    @Override
    public void end(RunningDigests digests) {}

    @Override
    public void reject(long from, RunningDigests digests) {
        boolean _ =
                database.transact(tx -> store.reject(tx, session.id(), new Session.Rejected(from, digests.offset())));
    }

    @Override
    public void giveBack() {}

    @Override
    public void ended(Transaction tx) {}

    @Override
    public void close() {}
}
