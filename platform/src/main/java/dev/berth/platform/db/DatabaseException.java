package dev.berth.platform.db;

import org.jspecify.annotations.Nullable;

/// The database did not do what it was asked. [#reason()] tells what a caller can do about it.
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why the database refused.
    public enum Reason {
        /// A unique, foreign-key or check constraint does not hold.
        CONSTRAINT,
        /// No room on the disk.
        FULL,
        /// The database cannot be reached or written now; trying again later may help.
        UNAVAILABLE,
        /// The answer to a commit did not arrive: it may stand or not. Whoever does it again must be able to do it
        /// twice.
        UNKNOWN,
        /// A statement that the database does not understand, or damaged files: a bug or a broken disk.
        BROKEN
    }

    public DatabaseException(Reason reason, String message) {
        this(reason, message, null);
    }

    public DatabaseException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
