package dev.berth.api;

import dev.berth.access.principal.Principal;
import dev.berth.access.robot.Robots;
import dev.berth.api.support.Places.Makers;
import dev.berth.platform.kernel.Actor;
import java.util.Optional;
import java.util.function.Function;

/// Says who made a robot.
final class RobotMakers {

    private RobotMakers() {}

    /// Asks `robots`; one that went meanwhile counts by itself.
    static Function<Principal, Makers> among(Robots robots) {
        return principal -> robots.find(principal.id())
                .map(robot -> new Makers(robot.project(), robot.creator()))
                .orElseGet(() ->
                        new Makers(Optional.empty(), new Actor(principal.kind(), principal.id(), principal.name())));
    }
}
