package dev.berth.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.berth.platform.db.DatabaseException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Connections of one kind, at most so many. Those that write and those that read have a pool each: their
/// transactions differ in what the connection is set to, and neither can starve the other.
final class PostgresPool {

    private static final Duration VALIDATION = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final HikariDataSource source;
    private final PostgresErrors errors;
    private final ParsedSql parsed;
    private final Kind kind;
    private final int limit;
    private final Duration patience;
    private final Duration statement;
    private volatile boolean closed;

    PostgresPool(PostgresServer server, Kind kind, int limit, PostgresDatabase.Options options, ParsedSql parsed) {
        this.errors = server.errors();
        this.parsed = parsed;
        this.kind = kind;
        this.limit = limit;
        this.patience = options.patience();
        this.statement = options.statement();
        this.source = new HikariDataSource(config(server, options));
    }

    /// What the connections are for.
    enum Kind {
        WRITE,
        READ
    }

    /// Whether its connections are for transactions that write.
    boolean writes() {
        return kind == Kind.WRITE;
    }

    private HikariConfig config(PostgresServer server, PostgresDatabase.Options options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database-" + kind.name().toLowerCase(Locale.ROOT));
        config.setDataSource(server.dataSource(options.statement()));
        config.setMaximumPoolSize(limit);
        config.setMinimumIdle(Math.min(2, limit));
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(Math.max(250, Math.min(VALIDATION.toMillis(), patience.toMillis())));
        // The server was reached a moment ago; should it be away again, requests say so and the pool goes on trying.
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        // Otherwise what the connection is set to would be undone with the first transaction that is.
        config.setIsolateInternalQueries(true);
        config.setReadOnly(kind == Kind.READ);
        config.setTransactionIsolation(
                switch (kind) {
                    case WRITE -> "TRANSACTION_SERIALIZABLE";
                    case READ -> "TRANSACTION_REPEATABLE_READ";
                });
        config.setConnectionInitSql(settings(options));
        return config;
    }

    /// What each connection is set to. A node that stands still in the middle of a transaction must not hold its
    /// locks for ever.
    private String settings(PostgresDatabase.Options options) {
        long statement = options.statement().toMillis();
        String bounds =
                "set statement_timeout = %d; set lock_timeout = %d; set idle_in_transaction_session_timeout = %d"
                        .formatted(statement, statement / 2 + 1, 2 * statement);
        return switch (kind) {
            case READ -> bounds;
            // Commits are acknowledged, so they are durable, whatever the server's default. And a scan of a whole small
            // table would make every writer of it a conflict.
            case WRITE -> bounds + "; set synchronous_commit = on; set enable_seqscan = off";
        };
    }

    /// Takes a connection, for one transaction.
    ///
    /// @throws DatabaseException when none is free or can be made within the patience
    JdbcSession take() {
        if (closed) {
            throw closed();
        }
        try {
            return new JdbcSession(source.getConnection(), errors, parsed);
        } catch (SQLTransientConnectionException e) {
            throw unavailable(e);
        } catch (SQLException e) {
            throw source.isClosed() ? closed() : errors.translate(e, "taking a connection");
        }
    }

    /// Takes care that the connection is not used again when its session is closed.
    void distrust(JdbcSession session) {
        source.evictConnection(session.connection());
    }

    PoolUse use() {
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return new PoolUse(
                pool.getActiveConnections(), pool.getIdleConnections(), pool.getThreadsAwaitingConnection(), limit);
    }

    /// Lets the transactions that run come to their end, for as long as a statement may last.
    void close() {
        closed = true;
        long deadline = System.nanoTime() + statement.toNanos();
        while (use().active() > 0 && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        source.close();
    }

    private DatabaseException unavailable(SQLTransientConnectionException timeout) {
        Throwable cause = timeout.getCause();
        String why = cause == null
                ? "all %d connections (%s) were busy".formatted(limit, kind)
                : "no connection could be made: " + cause.getMessage();
        return new DatabaseException(
                Reason.UNAVAILABLE,
                "%s did not serve within %d ms: %s".formatted(errors.name(), patience.toMillis(), why),
                timeout);
    }

    private static DatabaseException closed() {
        return new DatabaseException(Reason.UNAVAILABLE, "the database is closed");
    }
}
