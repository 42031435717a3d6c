package dev.berth.api.harbor.robot;

import dev.berth.access.permission.Scope;
import dev.berth.access.robot.Robot;
import dev.berth.access.robot.Robots;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.ListRequest;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds where a permission over robots is asked for: on the installation or in the project that they belong to.
final class RobotScopes {

    /// Whose robots are listed: Harbor's names.
    static final String LEVEL = "Level";

    static final String PROJECT_ID = "ProjectID";

    static final Fields FIELDS = Fields.of(
            Stream.concat(Stream.of(Field.text(LEVEL), Field.number(PROJECT_ID)), Robots.FIELDS.all().stream())
                    .toArray(Field[]::new));

    private final Robots robots;
    private final Projects projects;

    RobotScopes(Robots robots, Projects projects) {
        this.robots = robots;
        this.projects = projects;
    }

    /// Of the robot that the path names.
    Optional<Scope> ofRobot(Call call) {
        return robots.find(call.number("robot_id")).flatMap(this::of);
    }

    private Optional<Scope> of(Robot robot) {
        return robot.project().isEmpty()
                ? Optional.of(new Scope.Installation())
                : robot.project().flatMap(projects::find).map(Project::scope);
    }

    /// Of the robots that a list is asked for.
    Optional<Scope> ofList(Call call) {
        if (call.principal().anonymous()) {
            return Optional.empty();
        }
        Optional<Long> project = project(ListRequest.of(call, FIELDS).query().filter());
        return project.isEmpty()
                ? Optional.of(new Scope.Installation())
                : project.flatMap(projects::find).map(Project::scope);
    }

    /// The project whose robots a filter asks for; empty for those of the installation. BAD_REQUEST when it asks for
    /// those of projects and does not say of which.
    static Optional<Long> project(Filter filter) {
        return switch (equal(filter, LEVEL).orElse(new Value.Text(RobotRecords.SYSTEM))) {
            case Value.Text(String level) when level.equals(RobotRecords.SYSTEM) -> Optional.empty();
            case Value.Text(String level)
            when level.equals(RobotRecords.PROJECT) ->
                equal(filter, PROJECT_ID)
                        .map(value -> value instanceof Value.Whole(long id) ? id : 0L)
                        .or(() -> {
                            throw invalid("q: with Level=project, ProjectID says of which project");
                        });
            case Value.Text _, Value.Whole _, Value.Moment _, Value.Flag _ ->
                throw invalid("q: Level is 'system' or 'project'");
        };
    }

    private static Optional<Value> equal(Filter filter, String field) {
        return filter.on(field).map(condition -> {
            if (condition instanceof Condition.Equal(Field _, Value value)) {
                return value;
            }
            throw invalid("q: %s has one value".formatted(field));
        });
    }

    private static DomainException invalid(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }
}
