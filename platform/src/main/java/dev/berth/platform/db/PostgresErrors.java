package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Tells what an error of PostgreSQL, known by its SQLSTATE, means for the caller and for the transaction it ended.
final class PostgresErrors implements SqlErrors {

    private final String name;

    PostgresErrors(String name) {
        this.name = name;
    }

    /// The database, for messages.
    String name() {
        return name;
    }

    /// What can be done about the transaction.
    enum Remedy {
        /// Another transaction got in the way: run it again.
        REPEAT,
        /// The connection is gone or useless: run it again on another one.
        RECONNECT,
        /// A constraint does not hold. Another transaction may have caused it after this one's snapshot was taken;
        /// then it is gone, or met with open eyes, when the work runs again.
        LOOK_AGAIN,
        /// Nothing.
        NONE
    }

    @Override
    public DatabaseException translate(SQLException error, String attempt) {
        return new DatabaseException(
                reason(error),
                "%s on %s failed: %s".formatted(attempt.strip().replaceAll("\\s+", " "), name, error.getMessage()),
                error);
    }

    static Reason reason(SQLException error) {
        String state = state(error);
        return switch (state.substring(0, 2)) {
            case "23" -> Reason.CONSTRAINT;
            // 08 connection, 28 login, 3D no such database, 40 conflict, 53 resources, 55P03 lock time-out, 57 operator
            // or time-out, 58 input and output
            case "08", "28", "3D", "40", "57", "58" -> Reason.UNAVAILABLE;
            case "53" -> state.equals("53100") ? Reason.FULL : Reason.UNAVAILABLE;
            case "55" -> state.equals("55P03") ? Reason.UNAVAILABLE : Reason.BROKEN;
            // The server is, or has become, a standby; the primary is elsewhere or on its way.
            case "25" -> state.equals("25006") || state.equals("25P03") ? Reason.UNAVAILABLE : Reason.BROKEN;
            default -> Reason.BROKEN;
        };
    }

    static Remedy remedy(@Nullable Throwable cause) {
        if (!(cause instanceof SQLException error)) {
            return Remedy.NONE;
        }
        String state = state(error);
        return switch (state) {
            case "40001", "40P01" -> Remedy.REPEAT;
            case "57P01", "57P02", "57P03", "25P03" -> Remedy.RECONNECT;
            default ->
                switch (state.substring(0, 2)) {
                    case "08" -> Remedy.RECONNECT;
                    case "23" -> Remedy.LOOK_AGAIN;
                    default -> Remedy.NONE;
                };
        };
    }

    /// Whether the error is that others held a lock, or wanted one in another order.
    static boolean inTheWay(SQLException error) {
        return switch (state(error)) {
            case "55P03", "40P01", "40001" -> true;
            default -> false;
        };
    }

    /// Whether the error says nothing of what became of the statement, because the answer did not arrive.
    static boolean unanswered(SQLException error) {
        return switch (state(error)) {
            // 57P01 and 57P02 may arrive in place of the answer to a commit.
            case "57P01", "57P02", "57P03", "40003" -> true;
            case String state -> state.startsWith("08") || state.equals("XXXXX");
        };
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.length() < 5 ? "XXXXX" : state;
    }
}
