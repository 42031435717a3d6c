package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Tells what an error of SQLite means for the caller.
final class SqliteErrors implements SqlErrors {

    /// SQLite reports some failed writes on a full disk as plain input/output errors.
    private static final long AS_GOOD_AS_FULL = 1L << 20;

    private final Path file;

    SqliteErrors(Path file) {
        this.file = file;
    }

    @Override
    public DatabaseException translate(SQLException error, String attempt) {
        Reason reason = reason(error);
        return new DatabaseException(
                reason,
                "%s on %s failed: %s"
                        .formatted(attempt.strip().replaceAll("\\s+", " "), file.getFileName(), error.getMessage()),
                error);
    }

    private Reason reason(SQLException error) {
        if (!(error instanceof SQLiteException sqlite)) {
            return Reason.BROKEN;
        }
        return switch (primary(sqlite)) {
            case SQLITE_CONSTRAINT -> Reason.CONSTRAINT;
            case SQLITE_FULL -> Reason.FULL;
            case SQLITE_IOERR, SQLITE_CANTOPEN -> diskIsFull() ? Reason.FULL : Reason.UNAVAILABLE;
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_READONLY,
                    SQLITE_PERM,
                    SQLITE_AUTH,
                    SQLITE_NOMEM,
                    SQLITE_INTERRUPT,
                    SQLITE_PROTOCOL -> Reason.UNAVAILABLE;
            default -> Reason.BROKEN;
        };
    }

    private static SQLiteErrorCode primary(SQLiteException error) {
        return SQLiteErrorCode.getErrorCode(error.getResultCode().code & 0xff);
    }

    private boolean diskIsFull() {
        try {
            return Files.getFileStore(file.getParent()).getUsableSpace() < AS_GOOD_AS_FULL;
        } catch (IOException e) {
            return false;
        }
    }
}
