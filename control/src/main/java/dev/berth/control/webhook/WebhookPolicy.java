package dev.berth.control.webhook;

import java.time.Instant;

/// Whom to tell of what happens in a project.
public record WebhookPolicy(
        long id, long project, PolicyTerms terms, String creator, Instant createdAt, Instant updatedAt) {}
