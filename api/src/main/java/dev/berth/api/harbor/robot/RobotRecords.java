package dev.berth.api.harbor.robot;

import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.robot.NewlyMade;
import dev.berth.api.harbor.HarborTime;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of robots in the API; field names are Harbor's, but for those that say otherwise.
final class RobotRecords {

    static final String SYSTEM = "system";
    static final String PROJECT = "project";
    static final String EVERYTHING = "/";
    static final String EVERY_PROJECT = "*";

    private static final long NEVER = -1;

    private RobotRecords() {}

    /// One thing that is allowed.
    ///
    /// @param repositories Berth's own: patterns of the repositories that it is narrowed to, without the project's
    ///     name; absent for all, or, in a change, for those that it was narrowed to before
    record Access(
            @Nullable String resource,
            @Nullable String action,
            @Nullable String effect,
            @Nullable List<String> repositories) {}

    /// What is allowed in one place.
    ///
    /// @param kind `system` or `project`
    /// @param namespace `/`, a project's name, or `*` for every project
    record RobotPermission(
            @Nullable String kind,
            @Nullable String namespace,
            @Nullable List<Access> access) {}

    /// A robot to be made. A secret that is brought along is passed over, as Harbor does.
    record RobotCreate(
            @Nullable String name,
            @Nullable String description,
            @Nullable String secret,
            @Nullable String level,
            @Nullable Boolean disable,
            @Nullable Long duration,
            @Nullable List<RobotPermission> permissions) {
        @Override
        public String toString() {
            return "RobotCreate[" + name + "]";
        }
    }

    /// A robot to be made by the path of before.
    record RobotCreateV1(
            @Nullable String name,
            @Nullable String description,
            @Nullable Long expiresAt,
            @Nullable List<Access> access) {}

    /// A robot that was made. The secret is shown here and never again.
    record RobotCreated(long id, String name, String secret, String creationTime, long expiresAt) {

        static RobotCreated of(NewlyMade made) {
            return new RobotCreated(
                    made.robot().id(),
                    made.robot().fullName(),
                    made.secret().reveal(),
                    HarborTime.text(made.robot().createdAt()),
                    seconds(made.robot().expiresAt()));
        }

        @Override
        public String toString() {
            return "RobotCreated[" + name + "]";
        }
    }

    /// A new secret.
    ///
    /// @param overlapSeconds Berth's own: how long the secret of now stays good; absent for not at all
    record RobotSec(@Nullable String secret, @Nullable Long overlapSeconds) {
        @Override
        public String toString() {
            return "RobotSec[***]";
        }
    }

    /// The new secret; empty when the caller brought it.
    ///
    /// @param previousSecretUntil Berth's own: until when the secret of before stays good
    record RobotSecIssued(String secret, @Nullable String previousSecretUntil) {
        @Override
        public String toString() {
            return "RobotSecIssued[***]";
        }
    }

    /// A robot.
    ///
    /// @param lastUsedTime Berth's own: when it logged in last
    /// @param previousSecretUntil Berth's own: until when the secret of before stays good
    record Robot(
            @Nullable Long id,
            @Nullable String name,
            @Nullable String description,
            @Nullable String level,
            @Nullable Long duration,
            @Nullable Boolean editable,
            @Nullable Boolean disable,
            @Nullable Long expiresAt,
            @Nullable List<RobotPermission> permissions,
            @Nullable String creatorType,
            @Nullable Long creatorRef,
            @Nullable String creationTime,
            @Nullable String updateTime,
            @Nullable String lastUsedTime,
            @Nullable String previousSecretUntil) {

        /// @param projects the names of the projects that its grants name
        static Robot of(dev.berth.access.robot.Robot robot, Map<Long, String> projects, Instant now) {
            return new Robot(
                    robot.id(),
                    robot.fullName(),
                    robot.description(),
                    robot.project().isPresent() ? PROJECT : SYSTEM,
                    (long) robot.days(),
                    true,
                    robot.disabled(),
                    seconds(robot.expiresAt()),
                    grouped(robot.grants(), projects),
                    robot.creator().kind() == Actor.Kind.ROBOT ? "robot" : "local",
                    robot.creator().id(),
                    HarborTime.text(robot.createdAt()),
                    HarborTime.text(robot.updatedAt()),
                    robot.lastUsedAt().map(HarborTime::text).orElse(null),
                    robot.oldSecretUntil()
                            .filter(until -> until.isAfter(now))
                            .map(HarborTime::text)
                            .orElse(null));
        }
    }

    private static List<RobotPermission> grouped(List<RobotGrant> grants, Map<Long, String> projects) {
        Map<Reach, List<Access>> byReach = new LinkedHashMap<>();
        for (RobotGrant grant : grants) {
            byReach.computeIfAbsent(grant.reach(), _ -> new ArrayList<>())
                    .add(new Access(
                            grant.permission().resource().wire(),
                            grant.permission().action().wire(),
                            "allow",
                            grant.repositories().all()
                                    ? null
                                    : grant.repositories().patterns()));
        }
        return byReach.entrySet().stream()
                .map(entry -> permission(entry.getKey(), entry.getValue(), projects))
                .toList();
    }

    private static RobotPermission permission(Reach reach, List<Access> access, Map<Long, String> projects) {
        return switch (reach) {
            case Reach.Installation _ -> new RobotPermission(SYSTEM, EVERYTHING, access);
            case Reach.EveryProject _ -> new RobotPermission(PROJECT, EVERY_PROJECT, access);
            case Reach.OneProject(long id) ->
                new RobotPermission(PROJECT, projects.getOrDefault(id, Long.toString(id)), access);
        };
    }

    private static long seconds(Optional<Instant> expiresAt) {
        return expiresAt.map(Instant::getEpochSecond).orElse(NEVER);
    }
}
