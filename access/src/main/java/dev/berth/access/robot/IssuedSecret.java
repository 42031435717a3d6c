package dev.berth.access.robot;

import dev.berth.platform.kernel.Secret;
import java.time.Instant;
import java.util.Optional;

/// A secret that was just made; it is shown once and never again.
///
/// @param secret empty when the caller brought it
/// @param oldUntil until when the one before is good too
public record IssuedSecret(Optional<Secret> secret, Optional<Instant> oldUntil) {}
