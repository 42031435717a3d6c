package dev.berth.api.harbor.robot;

import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.robot.Robot;
import dev.berth.access.robot.Robots;
import dev.berth.api.support.Call;
import dev.berth.api.support.ListRequest;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Shows robots with the names of the projects that their grants name; one query finds them, however many robots are
/// shown.
final class RobotPages {

    private final Robots robots;
    private final Projects projects;
    private final InstantSource clock;

    RobotPages(Robots robots, Projects projects, InstantSource clock) {
        this.robots = robots;
        this.projects = projects;
        this.clock = clock;
    }

    RobotRecords.Robot record(Robot robot) {
        return records(List.of(robot)).getFirst();
    }

    /// @param project whose robots; empty for those of the installation
    Response answer(Call call, ListRequest request, Optional<Long> project) {
        List<Robot> page = robots.list(project, request.query());
        return request.answer(call, robots.count(project, request.query()), records(page));
    }

    private List<RobotRecords.Robot> records(List<Robot> page) {
        Set<Long> named = page.stream()
                .flatMap(robot -> robot.grants().stream())
                .filter(grant -> grant.reach() instanceof Reach.OneProject)
                .map(grant -> ((Reach.OneProject) grant.reach()).id())
                .collect(Collectors.toSet());
        Map<Long, String> names = projects.names(named);
        return page.stream()
                .map(robot -> RobotRecords.Robot.of(robot, names, clock.instant()))
                .toList();
    }
}
