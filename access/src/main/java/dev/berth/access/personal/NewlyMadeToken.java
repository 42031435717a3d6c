package dev.berth.access.personal;

import dev.berth.platform.kernel.Secret;

/// A token that was just made, with what to show for it, which is told once and never again.
public record NewlyMadeToken(PersonalToken token, Secret secret) {}
