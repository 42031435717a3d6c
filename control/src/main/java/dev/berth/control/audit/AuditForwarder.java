package dev.berth.control.audit;

import dev.berth.control.audit.JdbcForwardStore.Portion;
import dev.berth.control.audit.JdbcForwardStore.Waiting;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.TransactionWork;
import dev.berth.platform.egress.Egress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what was written down for the receiver of the audit log, in its order and one node at a time. What was
/// sent is forgotten when the connection was still there a moment later; otherwise it is sent again, so a receiver
/// may get entries twice. By UDP nobody knows whether they arrive. Safe for use by many threads.
public final class AuditForwarder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditForwarder.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /// Longer than a batch can take.
    private static final Duration HELD = Duration.ofSeconds(60);
    /// How long a receiver that is not set any more is tried.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int BATCH = 500;
    /// How long a receiver has to say that it is gone.
    private static final Duration SETTLED = Duration.ofMillis(250);

    private final Database database;
    private final AuditTerms.Source terms;
    private final InstantSource clock;
    private final String node;
    private final JdbcForwardStore store = new JdbcForwardStore();
    private final Semaphore woken = new Semaphore(0);
    private final ReentrantLock sending = new ReentrantLock();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final SyslogSender toSet;
    private final SyslogSender toFormer;
    private volatile boolean closed;

    /// @param node names this process, differently from every other one
    public AuditForwarder(Database database, AuditTerms.Source terms, Egress egress, InstantSource clock, String node) {
        this(database, terms, egress, clock, node, () -> SETTLED);
    }

    /// @param settled how long a receiver has to say that it is gone, asked after each batch
    AuditForwarder(
            Database database,
            AuditTerms.Source terms,
            Egress egress,
            InstantSource clock,
            String node,
            Supplier<Duration> settled) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
        this.node = node;
        this.toSet = new SyslogSender(egress, clock, sent, failures, settled);
        this.toFormer = new SyslogSender(egress, clock, sent, failures, settled);
    }

    /// Begins to send.
    public void start() {
        Thread.ofVirtual().name("audit forwarder").start(this::run);
    }

    /// Says that there may be something to send.
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /// How many messages this process has sent; for metrics.
    public long sent() {
        return sent.sum();
    }

    /// How often sending failed in this process; for metrics.
    public long failures() {
        return failures.sum();
    }

    /// How many messages wait on all nodes, about.
    public long waiting() {
        return database.read(store::waiting);
    }

    /// How many could not be kept for a receiver that was away, since ever and on all nodes.
    public long dropped() {
        return database.read(store::dropped);
    }

    private void run() {
        while (!closed) {
            try {
                boolean _ = woken.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                sendDue();
            } catch (DatabaseException e) {
                LOG.debug("entries of the audit log wait until the database answers: {}", e.getMessage());
            } catch (InterruptedException _) {
                // The loop looks whether it is time to end.
            } catch (RuntimeException e) {
                LOG.error("sending entries of the audit log failed, trying again", e);
            }
        }
    }

    /// Sends what is there now, unless it failed shortly before; whether nothing was left. Also for tests.
    public boolean sendDue() {
        sending.lock();
        try {
            boolean formers = sentToFormers();
            return drained(this::sendToSet) && formers;
        } finally {
            sending.unlock();
        }
    }

    /// A receiver that is not set any more must not hold up the one that is.
    private boolean sentToFormers() {
        try {
            return drained(this::sendToFormer);
        } catch (DatabaseException e) {
            LOG.debug("what waits for a former receiver of the audit log waits on: {}", e.getMessage());
            return false;
        }
    }

    private enum Step {
        NOTHING_LEFT,
        SENT,
        /// This node could not send.
        FAILED,
        /// Another node sends.
        ELSEWHERE
    }

    private boolean drained(Supplier<Step> step) {
        while (!closed) {
            switch (step.get()) {
                case NOTHING_LEFT -> {
                    return true;
                }
                case FAILED, ELSEWHERE -> {
                    return false;
                }
                case SENT -> {}
            }
        }
        return false;
    }

    private Step sendToSet() {
        return database.read(store::any)
                ? send(toSet, tx -> terms.in(tx).forward(), JdbcForwardStore.WHICHEVER)
                : Step.NOTHING_LEFT;
    }

    private Step sendToFormer() {
        Optional<String> receiver = database.read(store::unserved);
        if (receiver.isEmpty()) {
            return Step.NOTHING_LEFT;
        }
        Optional<SyslogReceiver> former = SyslogReceiver.parse(receiver.get());
        Step step = send(toFormer, _ -> former, receiver.get());
        return step == Step.FAILED && given(receiver.get()) ? Step.SENT : step;
    }

    /// What is to be sent, and to whom.
    private record Batch(Optional<SyslogReceiver> receiver, Portion portion) {}

    /// What is to be sent, and to whom, is read by who holds the place of the sender: what was read before may be
    /// sent by now, and the receiver may be another.
    private Step send(SyslogSender by, TransactionWork<Optional<SyslogReceiver>> to, String mark) {
        // Whoever pauses leaves the place to others.
        Optional<SyslogReceiver> likely = database.read(to);
        if (likely.isPresent() && by.pausing(likely.get())) {
            return Step.FAILED;
        }
        Instant now = clock.instant();
        Optional<Batch> held = database.transact(tx -> store.hold(tx, node, now, now.plus(HELD))
                ? Optional.of(new Batch(to.run(tx), store.next(tx, mark, BATCH)))
                : Optional.empty());
        if (held.isEmpty()) {
            return Step.ELSEWHERE;
        }
        Optional<SyslogReceiver> receiver = held.get().receiver();
        Portion portion = held.get().portion();
        if (portion.isEmpty()) {
            return Step.NOTHING_LEFT;
        }
        // Nobody wants them any more when they go nowhere.
        if (receiver.isPresent()
                && !by.delivered(
                        receiver.get(),
                        portion.waiting().stream().map(Waiting::message).toList())) {
            return Step.FAILED;
        }
        database.transact(tx -> store.delete(tx, portion));
        return Step.SENT;
    }

    /// Gives up a receiver that is not set any more and cannot be reached: perhaps it was a mistake, and what waits
    /// is for the one that is set now. A portion at a time; whether there was one. Not while another node sends,
    /// which may well reach it.
    private boolean given(String receiver) {
        Instant now = clock.instant();
        Instant since = now.minus(PATIENCE);
        return database.transact(tx -> {
            if (!store.hold(tx, node, now, now.plus(HELD))) {
                return false;
            }
            boolean late = store.formers(tx).stream()
                    .filter(former -> former.receiver().equals(receiver))
                    .noneMatch(former -> former.until().isAfter(since));
            if (late && terms.in(tx).forward().isPresent()) {
                store.readdress(tx, receiver, BATCH);
            } else if (late) {
                Portion portion = store.next(tx, receiver, BATCH);
                int lost = portion.isEmpty() ? 0 : store.delete(tx, portion);
                store.drop(tx, lost);
                LOG.warn("{} entries of the audit log could not be sent to {}, which was set before", lost, receiver);
            }
            return late;
        });
    }

    /// Waits for a batch under way, then lets another node send.
    @Override
    public void close() {
        closed = true;
        wake();
        sending.lock();
        try {
            toSet.disconnect();
            toFormer.disconnect();
            database.transact(tx -> {
                store.release(tx, node);
                return node;
            });
        } catch (DatabaseException e) {
            LOG.debug("another node sends the audit log only after a while", e);
        } finally {
            sending.unlock();
        }
    }
}
