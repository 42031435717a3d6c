package dev.berth.registry.content;

import java.time.Instant;

/// While it lasts, the bytes of doomed objects stay, because somebody such as a backup still copies them.
public record DeletionHold(String id, String reason, Instant until) {}
