package dev.berth.access.robot;

import dev.berth.platform.kernel.Secret;

/// A robot that was just made, with its secret, which is shown once and never again.
public record NewlyMade(Robot robot, Secret secret) {}
