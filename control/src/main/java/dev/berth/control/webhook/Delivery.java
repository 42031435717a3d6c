package dev.berth.control.webhook;

import java.time.Instant;
import java.util.Optional;

/// That a receiver was told of an event, or is to be.
///
/// @param attempts how often it was tried
/// @param responseStatus of the last attempt
/// @param responseBody the beginning of it
/// @param log a line for each attempt
/// @param trial whether nothing happened, and somebody wants to see what becomes of it
public record Delivery(
        long id,
        long policy,
        EventType eventType,
        WebhookTarget.Kind kind,
        String address,
        String body,
        Status status,
        int attempts,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Integer> responseStatus,
        String responseBody,
        String log,
        boolean trial) {

    /// How it stands; names on the wire are Harbor's.
    public enum Status {
        PENDING("Pending"),
        RUNNING("Running"),
        SUCCESS("Success"),
        ERROR("Error");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }
}
