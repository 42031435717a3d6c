/// Transactions and queries on the embedded SQLite database; PostgreSQL will stand beside it behind the same types.
/// The only package that sees `java.sql`.
@NullMarked
package dev.berth.platform.db;

import org.jspecify.annotations.NullMarked;
