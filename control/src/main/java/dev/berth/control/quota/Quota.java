package dev.berth.control.quota;

import java.time.Instant;

/// What a project may hold, and what it does.
///
/// @param used bytes; each content counts once, however many repositories of the project hold it
public record Quota(
        long id,
        String project,
        long projectId,
        String ownerName,
        StorageLimit limit,
        long used,
        Instant createdAt,
        Instant updatedAt) {}
