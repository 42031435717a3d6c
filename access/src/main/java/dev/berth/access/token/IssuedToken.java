package dev.berth.access.token;

import java.time.Duration;
import java.time.Instant;

/// A token just made.
public record IssuedToken(String token, Instant issuedAt, Duration lifetime) {}
