package dev.berth.access.permission;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What robots may do, as it is now: a robot that is gone, disabled or expired may nothing. Called for every request
/// that a robot makes, by many threads.
public interface RobotRights {

    /// The grants of one permission that reach the installation, every project, or this one.
    ///
    /// @param project 0 for none
    List<RobotGrant> holding(long robot, Permission permission, long project);

    /// The grants of one permission, wherever they reach.
    List<RobotGrant> holding(long robot, Permission permission);

    /// The projects that any of the robot's grants names; empty when one of them reaches every project.
    Optional<Set<Long>> projects(long robot);

    /// Where there are no robots.
    static RobotRights none() {
        return new RobotRights() {
            @Override
            public List<RobotGrant> holding(long robot, Permission permission, long project) {
                return List.of();
            }

            @Override
            public List<RobotGrant> holding(long robot, Permission permission) {
                return List.of();
            }

            @Override
            public Optional<Set<Long>> projects(long robot) {
                return Optional.of(Set.of());
            }
        };
    }
}
