package dev.berth.access.robot;

/// Where a robot belongs: who may manage it, and what it is called.
public sealed interface RobotHome {

    /// To the installation: `robot$name`. It can be given permissions anywhere.
    record Installation() implements RobotHome {}

    /// To one project: `robot$project+name`. It can be given permissions there only.
    record InProject(long id, String name) implements RobotHome {}
}
