package dev.berth.platform.db;

import java.sql.SQLException;

/// Tells what an error of a database means for the caller.
interface SqlErrors {

    /// Makes of an error what callers know.
    ///
    /// @param attempt what was tried, for the message
    DatabaseException translate(SQLException error, String attempt);
}
