package dev.berth.api.support;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the server writes backups, as far as the API tells.
///
/// @param folder on the server; empty where this server cannot copy its metadata, because it is in PostgreSQL
/// @param last the backup that lies there; empty while there is none
public record Backups(Optional<String> folder, Supplier<Optional<Last>> last) {

    /// The job that makes one.
    public static final String JOB = "backup";

    /// A whole backup.
    ///
    /// @param metadata its database, in bytes
    public record Last(Instant at, long metadata) {}
}
