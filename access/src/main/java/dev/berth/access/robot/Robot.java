package dev.berth.access.robot;

import dev.berth.access.permission.RobotGrant;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An account of a program.
///
/// @param project where it belongs; empty for a robot of the installation
/// @param name as it was given; see [#fullName()]
/// @param prefix what the names that robots log in with begin with at the moment
/// @param login what comes after it
/// @param days how long it lives from its making; -1 for ever
/// @param creator who made it: a user or a robot, without a name
/// @param lastUsedAt when it logged in last; up to a minute late
/// @param oldSecretUntil until when the secret before the last one is good too
public record Robot(
        long id,
        Optional<Long> project,
        String name,
        String prefix,
        String login,
        String description,
        int days,
        Optional<Instant> expiresAt,
        boolean disabled,
        List<RobotGrant> grants,
        Actor creator,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> oldSecretUntil) {

    /// Lives for ever.
    public static final int FOR_EVER = -1;

    public Robot {
        grants = List.copyOf(grants);
    }

    /// What it logs in with: `robot$name` or `robot$project+name`, where `robot$` is the prefix.
    public String fullName() {
        return prefix + login;
    }

    Robot with(List<RobotGrant> held) {
        return new Robot(
                id,
                project,
                name,
                prefix,
                login,
                description,
                days,
                expiresAt,
                disabled,
                held,
                creator,
                createdAt,
                updatedAt,
                lastUsedAt,
                oldSecretUntil);
    }
}
