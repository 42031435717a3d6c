package dev.berth.platform.db;

import dev.berth.platform.db.PostgresAttempt.Outcome;
import dev.berth.platform.kernel.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database that several nodes use. Transactions are serializable, so that work reads as if nobody else
/// were there; work that another transaction got in the way of runs again, and so does work whose connection was lost
/// before its commit was sent. Reads see one snapshot. What fails because the database is away works again, without
/// help, when it is back.
public final class PostgresDatabase implements Database {

    /// One connection to write, one to read.
    private static final int ASIDE = 2;

    private final PostgresServer server;
    private final Options options;
    private final RandomGenerator random;
    private final PostgresPool writers;
    private final PostgresPool readers;
    private final PostgresDoorbell doorbell;
    private final LongAdder repeated = new LongAdder();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable PostgresDatabase aside;
    private volatile boolean closed;

    private PostgresDatabase(PostgresServer server, Options options, RandomGenerator random) {
        this(server, options, random, new PostgresDoorbell(server, random));
    }

    private PostgresDatabase(
            PostgresServer server, Options options, RandomGenerator random, PostgresDoorbell doorbell) {
        this.server = server;
        this.options = options;
        this.random = random;
        ParsedSql parsed = new ParsedSql();
        // Serializable transactions get in each other's way: few at once bring more to an end than many.
        int writing = Math.max(1, options.connections() / 4);
        int reading = options.connections() - writing;
        this.writers = new PostgresPool(server, PostgresPool.Kind.WRITE, writing, options, parsed);
        this.readers = new PostgresPool(server, PostgresPool.Kind.READ, reading, options, parsed);
        this.doorbell = doorbell;
    }

    /// Where the database is, and how it is used.
    ///
    /// @param connections how many connections there may be, a quarter of them for transactions that write; the
    ///     doorbell has two more, and [#aside()] two
    /// @param patience how long to wait for a connection, and how long to go on repeating a transaction
    /// @param statement how long one statement may last
    /// @param start how long to wait for the database when it is opened
    public record Options(
            PostgresUrl url,
            String user,
            Optional<Secret> password,
            int connections,
            Duration patience,
            Duration statement,
            Duration start) {

        public Options {
            if (connections < 2 || !patience.isPositive() || !statement.isPositive() || start.isNegative()) {
                throw new IllegalArgumentException("two connections at least, and times that are not negative");
            }
        }

        /// Twenty connections, five seconds of patience, fifteen for a statement, thirty for the start. User and
        /// password are the URL's; without one the user is `berth`.
        public static Options defaults(PostgresUrl url) {
            return new Options(
                    url,
                    url.user().orElse("berth"),
                    url.password(),
                    20,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30));
        }

        public Options withLogin(String name, Optional<Secret> secret) {
            return new Options(url, name, secret, connections, patience, statement, start);
        }

        public Options withConnections(int limit) {
            return new Options(url, user, password, limit, patience, statement, start);
        }

        public Options withTimes(Duration newPatience, Duration newStatement, Duration newStart) {
            return new Options(url, user, password, connections, newPatience, newStatement, newStart);
        }
    }

    /// Opens the database, waiting for it a while, and brings its schema up to this program.
    ///
    /// @param random makes the pauses between attempts uneven
    /// @throws DatabaseException when it cannot be reached, is of the wrong kind, or was used by a newer program
    public static PostgresDatabase open(Options options, RandomGenerator random) {
        PostgresServer server = new PostgresServer(options);
        server.await(options.start());
        Schema.bringUp(server);
        MoveTarget.requireComplete(server);
        return new PostgresDatabase(server, options, random);
    }

    /// As [#open], of a database that is known to be there and up to date.
    static PostgresDatabase openAsItIs(Options options, RandomGenerator random) {
        return new PostgresDatabase(new PostgresServer(options), options, random);
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        return run(writers, work);
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        return run(readers, work);
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Doorbell doorbell() {
        return doorbell;
    }

    @Override
    public Database aside() {
        PostgresDatabase made = aside;
        if (made != null) {
            return made;
        }
        opening.lock();
        try {
            made = aside;
            if (made == null && closed) {
                return this;
            }
            if (made == null) {
                Options few = options.withConnections(ASIDE)
                        .withTimes(Duration.ofSeconds(2), Duration.ofSeconds(2), options.start());
                made = new PostgresDatabase(server, few, random, doorbell);
                aside = made;
            }
            return made;
        } finally {
            opening.unlock();
        }
    }

    /// The connections of transactions that write; for metrics.
    public PoolUse writers() {
        return writers.use();
    }

    /// The connections of reads; for metrics.
    public PoolUse readers() {
        return readers.use();
    }

    /// How often work ran again since the start; for metrics.
    public long repeated() {
        return repeated.sum();
    }

    @Override
    public void close() {
        doorbell.close();
        closeAside();
        writers.close();
        readers.close();
    }

    private void closeAside() {
        opening.lock();
        try {
            closed = true;
            PostgresDatabase made = aside;
            if (made != null) {
                made.close();
            }
        } finally {
            opening.unlock();
        }
    }

    private <T extends @Nullable Object> T run(PostgresPool pool, TransactionWork<T> work) {
        PostgresAttempt.requireOutside(this);
        // An interrupt would cut the connection in the middle of a commit; the caller must learn the outcome.
        boolean interrupted = Thread.interrupted();
        try {
            return repeat(pool, work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T extends @Nullable Object> T repeat(PostgresPool pool, TransactionWork<T> work) {
        PostgresAttempt<T> attempt = new PostgresAttempt<>(this, pool, work);
        Retries retries = new Retries(random, options.patience());
        while (true) {
            switch (attempt.run()) {
                case Outcome.Stands<T>(T result) -> {
                    return result;
                }
                case Outcome.Unknown<T>(DatabaseException failure) -> throw failure;
                case Outcome.Undone<T>(Throwable thrown, DatabaseException failure) -> {
                    if (!retries.another(failure)) {
                        throw Pending.<RuntimeException>unchanged(thrown);
                    }
                    repeated.increment();
                }
            }
        }
    }
}
