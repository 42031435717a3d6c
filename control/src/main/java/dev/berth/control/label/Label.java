package dev.berth.control.label;

import java.time.Instant;
import java.util.Optional;

/// A label that artifacts may carry.
///
/// @param project the id of the project that it belongs to; empty for the whole installation
public record Label(long id, Optional<Long> project, LabelText text, Instant createdAt, Instant updatedAt) {

    /// Whether artifacts of the project may carry it.
    boolean fits(long projectId) {
        return project.isEmpty() || project.get() == projectId;
    }
}
