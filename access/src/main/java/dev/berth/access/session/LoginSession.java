package dev.berth.access.session;

import java.time.Instant;
import java.util.Optional;

/// A session, as its owner is shown it.
///
/// @param id names it; nothing that shows the session follows from it
/// @param lastUsedAt when a request came with it last; up to a minute late, or up to half the time that a session
///     lasts without use, where that is less
/// @param address the IP address that it began from; empty when nobody wrote it down
/// @param client what the browser said of itself when it began; empty when it said nothing, or nobody wrote it down
/// @param present whether it is the session of the request that asks
public record LoginSession(
        String id,
        Instant begunAt,
        Instant lastUsedAt,
        Optional<String> address,
        Optional<String> client,
        boolean present) {}
