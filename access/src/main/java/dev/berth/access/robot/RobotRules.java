package dev.berth.access.robot;

import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.permission.RobotMatrix;
import dev.berth.platform.kernel.DomainException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a robot may be called, how long it may live, and what it can be given.
final class RobotRules {

    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 1024;
    private static final int MAX_DAYS = 36_500;
    private static final int MAX_GRANTS = 10_000;
    private static final Duration MAX_OVERLAP = Duration.ofDays(7);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]++(?:[._-][a-z0-9]++)*+");

    private RobotRules() {}

    static void check(NewRobot robot) {
        if (robot.name().length() > MAX_NAME || !NAME.matcher(robot.name()).matches()) {
            throw invalid("name: 1 to %d lower-case letters and digits, parted by single . _ or -".formatted(MAX_NAME));
        }
        checkDescription(robot.description());
        checkDays(robot.days());
        Optional<Long> project =
                robot.home() instanceof RobotHome.InProject(long id, String _) ? Optional.of(id) : Optional.empty();
        checkGrants(project, robot.grants());
    }

    static void check(Robot robot, RobotChange change) {
        checkDescription(change.description());
        checkDays(change.days());
        checkGrants(robot.project(), change.grants());
    }

    static void checkOverlap(Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
            throw invalid("overlap_seconds: the old secret stays good for 0 to %d seconds"
                    .formatted(MAX_OVERLAP.toSeconds()));
        }
    }

    private static void checkDescription(String description) {
        if (description.length() > MAX_DESCRIPTION) {
            throw invalid("description: at most %d characters".formatted(MAX_DESCRIPTION));
        }
    }

    private static void checkDays(int days) {
        if (days != Robot.FOR_EVER && (days < 1 || days > MAX_DAYS)) {
            throw invalid("duration: %d for ever, or 1 to %d days".formatted(Robot.FOR_EVER, MAX_DAYS));
        }
    }

    private static void checkGrants(Optional<Long> project, List<RobotGrant> grants) {
        if (grants.isEmpty() || grants.size() > MAX_GRANTS) {
            throw invalid("permissions: 1 to %d of them".formatted(MAX_GRANTS));
        }
        Set<List<Object>> seen = new HashSet<>();
        for (RobotGrant grant : grants) {
            if (!RobotMatrix.grantable(grant.permission(), grant.reach())) {
                throw invalid("permissions: no robot can be given %s there".formatted(grant.permission()));
            }
            if (project.isPresent() && !grant.reach().equals(new Reach.OneProject(project.get()))) {
                throw invalid("permissions: a robot of a project is given permissions in that project only");
            }
            if (!grant.repositories().all() && !RobotMatrix.narrowable(grant.permission())) {
                throw invalid("permissions: %s is not about repositories, so it cannot be narrowed to some"
                        .formatted(grant.permission()));
            }
            if (!seen.add(List.of(grant.permission(), grant.reach()))) {
                throw invalid("permissions: %s is given twice".formatted(grant.permission()));
            }
        }
    }

    private static DomainException invalid(String message) {
        return new DomainException(RobotErrorCode.BAD_REQUEST, message);
    }
}
