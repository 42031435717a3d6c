package dev.berth.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rings with NOTIFY and hears with LISTEN, each on a connection of its own that is made when it is first needed and
/// again when it was lost. Rings that come while one is on its way become one.
final class PostgresDoorbell implements Doorbell {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDoorbell.class);
    private static final String CHANNEL = "berth_doorbell";
    /// How long the listener waits before it makes sure that its connection still stands.
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int LONGEST_PAUSE_MILLIS = 2_000;

    private final PostgresServer server;
    private final RandomGenerator random;
    private final ReentrantLock starting = new ReentrantLock();
    private final Semaphore rings = new Semaphore(0);
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private @Nullable Thread ringer;
    private @Nullable Thread listener;
    private volatile @Nullable Connection heard;
    /// The process of the server that sends our own rings; 0 while there is none.
    private volatile int own;
    private volatile boolean closed;

    PostgresDoorbell(PostgresServer server, RandomGenerator random) {
        this.server = server;
        this.random = random;
    }

    @Override
    public void ring() {
        starting.lock();
        try {
            if (ringer == null && !closed) {
                ringer = Thread.ofPlatform().daemon().name("doorbell-ring").start(this::ringing);
            }
        } finally {
            starting.unlock();
        }
        rings.release();
    }

    @Override
    public AutoCloseable onRing(Runnable action) {
        actions.add(action);
        starting.lock();
        try {
            if (listener == null && !closed) {
                listener = Thread.ofPlatform().daemon().name("doorbell-listen").start(this::listening);
            }
        } finally {
            starting.unlock();
        }
        return () -> actions.remove(action);
    }

    private void ringing() {
        Connection connection = null;
        while (!closed) {
            rings.acquireUninterruptibly();
            rings.drainPermits();
            try {
                if (connection == null) {
                    connection = open();
                    own = connection.unwrap(PGConnection.class).getBackendPID();
                    // A ring need not survive the server, so it does not wait for its disk.
                    execute(connection, "set synchronous_commit = off");
                }
                execute(connection, "notify " + CHANNEL);
            } catch (SQLException e) {
                LOG.debug("a ring was lost; the others look by themselves", e);
                close(connection);
                connection = null;
                pause(1);
            }
        }
        close(connection);
    }

    private void listening() {
        int failures = 0;
        while (!closed) {
            try (Connection connection = open()) {
                heard = connection;
                execute(connection, "listen " + CHANNEL);
                failures = 0;
                // Rings before this moment were not heard.
                runActions();
                hear(connection);
            } catch (SQLException e) {
                failures++;
                if (!closed) {
                    LOG.debug("the doorbell's connection was lost; making another", e);
                }
            }
            pause(failures);
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = postgres.getNotifications(Math.toIntExact(SILENCE.toMillis()));
            if (notifications == null || notifications.length == 0) {
                // A connection may be dead without a word; the answer to this must come within the socket's time-out.
                execute(connection, "select 1");
            } else if (!allOwn(notifications)) {
                runActions();
            }
        }
    }

    private boolean allOwn(PGNotification[] notifications) {
        int sender = own;
        for (PGNotification notification : notifications) {
            if (notification.getPID() != sender) {
                return false;
            }
        }
        return true;
    }

    private void runActions() {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("an action on a ring failed", e);
            }
        }
    }

    private Connection open() throws SQLException {
        return server.dataSource(ANSWER).getConnection();
    }

    private void pause(int failures) {
        if (failures == 0 || closed) {
            return;
        }
        int longest = Math.min(LONGEST_PAUSE_MILLIS, 50 << Math.min(failures, 10));
        try {
            Thread.sleep(random.nextInt(longest / 2, longest + 1));
        } catch (InterruptedException _) {
            // The loop looks whether it is time to end.
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException _) {
            // Nothing waits on it.
        }
    }

    void close() {
        closed = true;
        rings.release();
        starting.lock();
        try {
            interrupt(ringer);
            interrupt(listener);
        } finally {
            starting.unlock();
        }
        Connection listening = heard;
        if (listening != null) {
            abort(listening);
        }
    }

    /// Ends the listener's wait.
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // It has ended already.
        }
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
