package dev.berth.platform.events;

import java.time.Instant;

/// An event as it was written down.
public record RecordedEvent(Position position, Instant at, Event event) {}
