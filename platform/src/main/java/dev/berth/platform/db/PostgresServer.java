package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.kernel.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens connections to one PostgreSQL database.
final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int OLDEST = 140_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final PostgresUrl url;
    private final String user;
    private final Optional<Secret> password;
    private final PostgresErrors errors;

    PostgresServer(PostgresDatabase.Options options) {
        this.url = options.url();
        this.user = options.user();
        this.password = options.password();
        this.errors = new PostgresErrors(url.toString());
    }

    PostgresErrors errors() {
        return errors;
    }

    /// Connections whose statements may last as long as `statement`; zero sets no bound. A server that has stopped
    /// answering is noticed a little later than it should have given up by itself.
    DataSource dataSource(Duration statement) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setApplicationName("berth");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(5);
        source.setLoginTimeout(10);
        source.setSocketTimeout(statement.isZero() ? 0 : Math.toIntExact(statement.toSeconds() + 5));
        source.setUser(user);
        password.map(Secret::reveal).ifPresent(source::setPassword);
        // Last, so that what the operator wrote in the URL wins.
        source.setUrl(url.jdbc());
        return source;
    }

    /// A connection for a single use, without a bound on its statements.
    Connection connect() throws SQLException {
        return dataSource(Duration.ZERO).getConnection();
    }

    /// Waits until the database answers, and checks that it is one that Berth can use.
    ///
    /// @throws DatabaseException when it does not answer within `patience`, refuses the login, or is of the wrong
    ///     kind
    void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            try (Connection connection = dataSource(Duration.ofSeconds(5)).getConnection()) {
                check(connection);
                return;
            } catch (SQLException e) {
                boolean mayCome = PostgresErrors.remedy(e) == PostgresErrors.Remedy.RECONNECT;
                if (!mayCome || System.nanoTime() - deadline >= 0) {
                    throw errors.translate(e, "connecting as '%s'".formatted(user));
                }
                if (!told) {
                    LOG.warn(
                            "{} does not answer yet ({}); waiting for up to {} s",
                            url,
                            e.getMessage(),
                            patience.toSeconds());
                    told = true;
                }
                pause(e);
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        int version = Integer.parseInt(setting(connection, "server_version_num"));
        if (version < OLDEST) {
            throw new DatabaseException(
                    Reason.BROKEN,
                    "%s is PostgreSQL %d; Berth needs %d or newer".formatted(url, version / 10_000, OLDEST / 10_000));
        }
        String encoding = setting(connection, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new DatabaseException(
                    Reason.BROKEN, "%s has the encoding %s; Berth needs UTF8".formatted(url, encoding));
        }
        if (setting(connection, "fsync").equals("off")) {
            LOG.warn("{} runs with fsync = off: a power cut can lose what was acknowledged", url);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + name)) {
            result.next();
            return result.getString(1);
        }
    }

    private void pause(SQLException reason) {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw errors.translate(reason, "connecting");
        }
    }
}
