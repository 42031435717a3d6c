package dev.berth.registry.upload;

import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.upload.Session.Mark;
import dev.berth.registry.upload.Session.Rejected;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A claim in the upload's row, where other nodes see it.
final class SharedClaim implements Claim {

    private static final Logger LOG = LoggerFactory.getLogger(SharedClaim.class);

    private final Claims claims;
    private final Session session;
    private final long number;
    private Instant renewedAt;
    private boolean over;

    SharedClaim(Claims claims, Session session, long number, Instant now) {
        this.claims = claims;
        this.session = session;
        this.number = number;
        this.renewedAt = now;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public boolean lapsedBefore() {
        return session.claimedUntil()
                .filter(until -> !until.equals(Session.OUT_OF_ORDER))
                .isPresent();
    }

    @Override
    public void hold() {
        Instant now = claims.now();
        if (!now.isBefore(renewedAt.plus(Claims.RENEWAL)) || now.isBefore(renewedAt)) {
            require(claims.transact(tx -> claims.store().renew(tx, session.id(), number, now, now.plus(Claims.LEASE))));
            renewedAt = now;
        }
    }

    @Override
    public void end(RunningDigests digests) {
        end(digests, Optional.empty());
    }

    @Override
    public void reject(long from, RunningDigests digests) {
        end(digests, Optional.of(new Rejected(from, digests.offset())));
    }

    private void end(RunningDigests digests, Optional<Rejected> rejected) {
        Mark mark = new Mark(digests.offset(), digests.known());
        require(claims.transact(tx -> claims.store().end(tx, session.id(), number, mark, rejected, claims.now())));
        finished();
    }

    @Override
    public void giveBack() {
        release(session.claimedUntil().map(_ -> Session.OUT_OF_ORDER));
    }

    @Override
    public void ended(Transaction tx) {
        tx.afterCommit(this::finished);
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        try {
            release(Optional.of(Session.OUT_OF_ORDER));
        } catch (DatabaseException e) {
            LOG.debug("claim {} to upload {} was not given back; it lapses", number, session.id(), e);
            finished();
        }
    }

    private void release(Optional<Instant> until) {
        boolean _ = claims.transact(tx -> claims.store().release(tx, session.id(), number, until));
        finished();
    }

    private void finished() {
        over = true;
        claims.over(session.key());
    }

    private void require(boolean held) {
        if (!held) {
            finished();
            throw new LostClaimException(session.id(), number);
        }
    }
}
