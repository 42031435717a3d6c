package dev.berth.access.robot;

import dev.berth.access.permission.RobotGrant;
import java.util.List;

/// What a robot shall be from now on.
///
/// @param days how long it lives, from its making; -1 for ever
public record RobotChange(String description, int days, boolean disabled, List<RobotGrant> grants) {
    public RobotChange {
        grants = List.copyOf(grants);
    }
}
