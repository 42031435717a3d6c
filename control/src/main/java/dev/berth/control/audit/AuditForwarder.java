package dev.berth.control.audit;

import dev.berth.control.audit.JdbcForwardStore.Waiting;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
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
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /// How long a receiver has to say that it is gone.
    private static final Duration SETTLED = Duration.ofMillis(250);
    private static final int BATCH = 500;

    private final Database database;
    private final AuditTerms.Source terms;
    private final Egress egress;
    private final InstantSource clock;
    private final String node;
    private final JdbcForwardStore store = new JdbcForwardStore();
    private final Semaphore woken = new Semaphore(0);
    private final ReentrantLock sending = new ReentrantLock();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private @Nullable EgressConnection connection;
    private @Nullable SyslogReceiver connected;
    private @Nullable SyslogReceiver failed;
    private Duration pause = FIRST_PAUSE;
    private Instant retryAt = Instant.MIN;
    private volatile boolean closed;

    /// @param node names this process, differently from every other one
    public AuditForwarder(Database database, AuditTerms.Source terms, Egress egress, InstantSource clock, String node) {
        this.database = database;
        this.terms = terms;
        this.egress = egress;
        this.clock = clock;
        this.node = node;
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
            while (!closed) {
                List<Waiting> batch = database.read(tx -> store.next(tx, BATCH));
                if (batch.isEmpty()) {
                    return true;
                }
                if (!send(batch)) {
                    return false;
                }
            }
            return false;
        } finally {
            sending.unlock();
        }
    }

    /// Whether there may be more to send.
    private boolean send(List<Waiting> batch) {
        Instant now = clock.instant();
        Optional<SyslogReceiver> receiver = database.read(terms::in).forward();
        if (receiver.isPresent() && receiver.get().equals(failed) && now.isBefore(retryAt)) {
            return false;
        }
        if (!database.transact(tx -> store.hold(tx, node, now, now.plus(HELD)))) {
            return false;
        }
        // Nobody wants them any more when they go nowhere.
        if (receiver.isPresent() && !delivered(receiver.get(), batch)) {
            return false;
        }
        database.transact(tx -> {
            store.deleteUpTo(tx, batch.getLast().id());
            return batch;
        });
        return true;
    }

    private boolean delivered(SyslogReceiver receiver, List<Waiting> batch) {
        List<String> messages = batch.stream().map(Waiting::message).toList();
        try {
            if (receiver.transport() == SyslogReceiver.Transport.UDP) {
                disconnect();
                egress.datagrams(
                        receiver.host(),
                        receiver.port(),
                        messages.stream()
                                .map(message -> message.getBytes(StandardCharsets.UTF_8))
                                .toList());
            } else {
                EgressConnection open = connection(receiver);
                open.send(SyslogMessage.framed(messages));
                open.requireOpen(SETTLED);
            }
        } catch (IOException e) {
            disconnect();
            failed(receiver, e);
            return false;
        }
        sent.add(messages.size());
        if (failed != null) {
            LOG.info("entries of the audit log are sent to {} again", receiver);
            failed = null;
            pause = FIRST_PAUSE;
        }
        return true;
    }

    private EgressConnection connection(SyslogReceiver receiver) throws IOException {
        EgressConnection known = connection;
        if (known != null && receiver.equals(connected)) {
            return known;
        }
        disconnect();
        EgressConnection made =
                egress.connect(receiver.host(), receiver.port(), receiver.transport() == SyslogReceiver.Transport.TLS);
        connection = made;
        connected = receiver;
        return made;
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
            connected = null;
        }
    }

    private void failed(SyslogReceiver receiver, IOException cause) {
        failures.increment();
        if (!receiver.equals(failed)) {
            pause = FIRST_PAUSE;
            LOG.warn(
                    "entries of the audit log cannot be sent to {} and wait until they can: {}",
                    receiver,
                    cause.getMessage());
        } else {
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
        failed = receiver;
        retryAt = clock.instant().plus(pause);
    }

    /// Waits for a batch under way, then lets another node send.
    @Override
    public void close() {
        closed = true;
        wake();
        sending.lock();
        try {
            disconnect();
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
