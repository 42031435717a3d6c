/// Robots: accounts of programs, each with the permissions it was given one by one. Owns the tables robot and
/// robot_grant. Implements LoginSource of access.authentication and RobotRights of access.permission.
@NullMarked
package dev.berth.access.robot;

import org.jspecify.annotations.NullMarked;
