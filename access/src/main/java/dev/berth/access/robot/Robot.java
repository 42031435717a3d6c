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
/// @param login what comes after the prefix that all robots have
/// @param days how long it lives from its making; -1 for ever
/// @param creator who made it: a user or a robot, without a name
/// @param lastUsedAt when it logged in last; up to a minute late
/// @param oldSecretUntil until when the secret before the last one is good too
public record Robot(
        long id,
        Optional<Long> project,
        String name,
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

    /// How long one lives of which it is not said.
    public static final int USUAL_DAYS = 30;

    /// The names that robots log in with begin so.
    public static final String PREFIX = "robot$";

    public Robot {
        grants = List.copyOf(grants);
    }

    /// What it logs in with: `robot$name` or `robot$project+name`.
    public String fullName() {
        return fullName(login);
    }

    static String fullName(String login) {
        return PREFIX + login;
    }

    /// What follows the prefix; empty when this is no robot's name. Users cannot have such names.
    static Optional<String> login(String username) {
        return username.startsWith(PREFIX) ? Optional.of(username.substring(PREFIX.length())) : Optional.empty();
    }

    Robot with(List<RobotGrant> held) {
        return new Robot(
                id,
                project,
                name,
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
