package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.TransactionWork;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.content.RepositoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Sees to it that one writer at a time is at an upload, over all nodes. The nodes' clocks may differ by some
/// seconds.
final class Claims {

    /// How long an upload stays with a writer of which nothing is heard.
    static final Duration LEASE = Duration.ofSeconds(15);
    /// How often a writer is heard of while bytes flow.
    static final Duration RENEWAL = LEASE.dividedBy(3);

    private final Database database;
    private final InstantSource clock;
    private final UploadLedger ledger;
    private final JdbcUploadStore store;

    Claims(Database database, InstantSource clock, UploadLedger ledger, JdbcUploadStore store) {
        this.database = database;
        this.clock = clock;
        this.ledger = ledger;
        this.store = store;
    }

    /// What became of the wish to write to an upload.
    sealed interface Attempt {

        /// It is the caller's, who closes the claim.
        record Mine(Claim claim) implements Attempt {}

        /// Another writer has it.
        record Busy(Session session) implements Attempt {}

        /// It is no open upload any more.
        record Over(Session session, Session.Finished finished) implements Attempt {}
    }

    /// Claims an upload; empty when there is none of this id in the repository.
    Optional<Attempt> take(RepositoryId repository, UploadId id) {
        if (!database.shared()) {
            return database.read(tx -> store.find(tx, repository, id))
                    .map(session -> over(session).orElseGet(() -> new Attempt.Mine(alone(session))));
        }
        Instant now = clock.instant();
        Optional<Attempt> attempt = database.transact(tx -> store.find(tx, repository, id)
                .map(session -> over(session).orElseGet(() -> attempt(tx, session, now))));
        attempt.ifPresent(this::tellLedger);
        return attempt;
    }

    private static Optional<Attempt> over(Session session) {
        return session.finished().map(finished -> new Attempt.Over(session, finished));
    }

    private Attempt attempt(Transaction tx, Session session, Instant now) {
        return !session.claimed(now) && store.claim(tx, session, now, now.plus(LEASE))
                ? new Attempt.Mine(new SharedClaim(this, session, session.claim() + 1, now))
                : new Attempt.Busy(session);
    }

    private void tellLedger(Attempt attempt) {
        if (attempt instanceof Attempt.Mine(Claim claim)) {
            ledger.hold(claim.session().key(), claim.number());
        }
    }

    /// The claim to an upload that nobody else knows of.
    Claim alone(Session session) {
        return new LoneClaim(session, database, store);
    }

    /// Makes the row of an upload that its maker has claimed already.
    void insert(Transaction tx, Session session, Actor actor) {
        store.insert(tx, session, Optional.of(session.seenAt().plus(LEASE)), actor);
    }

    /// The claim of whoever made the row with [#insert].
    Claim ofMaker(Session session) {
        ledger.hold(session.key(), session.claim());
        return new SharedClaim(this, session, session.claim(), session.seenAt());
    }

    void over(ObjectKey key) {
        ledger.release(key);
    }

    Instant now() {
        return clock.instant();
    }

    JdbcUploadStore store() {
        return store;
    }

    boolean transact(TransactionWork<Boolean> work) {
        return database.transact(work);
    }
}
