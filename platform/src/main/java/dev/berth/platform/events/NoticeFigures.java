package dev.berth.platform.events;

/// How changes of facts that nodes remember were answered by this process since its start; for metrics.
///
/// @param waits changes that waited for the other nodes
/// @param waitedNanos how long all of them together
/// @param unconfirmed how many were answered although some node had not confirmed in time
public record NoticeFigures(long waits, long waitedNanos, long unconfirmed) {}
