package dev.berth.access.robot;

import dev.berth.access.permission.RobotGrant;
import java.util.List;

/// A robot to be made.
///
/// @param days how long it lives; -1 for ever
public record NewRobot(RobotHome home, String name, String description, int days, List<RobotGrant> grants) {
    public NewRobot {
        grants = List.copyOf(grants);
    }

    String login() {
        return switch (home) {
            case RobotHome.Installation _ -> name;
            case RobotHome.InProject(long _, String project) -> project + "+" + name;
        };
    }
}
