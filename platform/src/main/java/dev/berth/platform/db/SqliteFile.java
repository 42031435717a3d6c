package dev.berth.platform.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Opens connections to one SQLite file, set up as Berth uses them: write-ahead log, a sync of the log with every
/// commit, foreign keys checked, and patience with other processes.
final class SqliteFile {

    private static final String URL = "jdbc:sqlite:";

    private final Path path;
    private final Duration patience;
    private final SqliteErrors errors;
    private final ParsedSql parsed = new ParsedSql();

    SqliteFile(Path path, Duration patience) {
        this.path = path.toAbsolutePath().normalize();
        this.patience = patience;
        this.errors = new SqliteErrors(this.path);
        if (this.path.toString().contains("?")) {
            // The driver takes what follows a question mark for settings.
            throw new IllegalArgumentException("the path of the database must not contain '?': " + path);
        }
    }

    Path path() {
        return path;
    }

    /// @param cache of so many KiB
    JdbcSession writer(int cache) {
        SQLiteConfig config = settings();
        config.setCacheSize(-cache);
        return new JdbcSession(connect(config), errors, parsed);
    }

    JdbcSession reader() {
        SQLiteConfig config = settings();
        config.setCacheSize(-4_096);
        JdbcSession session = new JdbcSession(connect(config), errors, parsed);
        session.execute("pragma query_only = true");
        return session;
    }

    /// A connection for a single use.
    Connection connect() {
        return connect(settings());
    }

    /// Connections for a library that brings its own JDBC code.
    DataSource dataSource() {
        SQLiteDataSource source = new SQLiteDataSource(settings());
        source.setUrl(URL + path);
        return source;
    }

    DatabaseException translate(SQLException error, String attempt) {
        return errors.translate(error, attempt);
    }

    private Connection connect(SQLiteConfig config) {
        try {
            return JDBC.createConnection(URL + path, config.toProperties());
        } catch (SQLException e) {
            throw errors.translate(e, "opening the database");
        }
    }

    private SQLiteConfig settings() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setJournalSizeLimit(64 << 20);
        // Otherwise the driver asks after each insert for the last id, with a statement that it prepares anew.
        config.setGetGeneratedKeys(false);
        return config;
    }
}
