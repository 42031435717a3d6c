/// Transactions and queries, on the embedded SQLite database or on PostgreSQL behind the same types; and the way
/// from the one to the other. The order in which rows are locked stands in ARCHITECTURE.md. The only package that
/// sees `java.sql`.
@NullMarked
package dev.berth.platform.db;

import org.jspecify.annotations.NullMarked;
