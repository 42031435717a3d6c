package dev.berth.api.harbor.robot;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.robot.NewRobot;
import dev.berth.access.robot.NewlyMade;
import dev.berth.access.robot.Robot;
import dev.berth.access.robot.RobotChange;
import dev.berth.access.robot.RobotHome;
import dev.berth.access.robot.Robots;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.robot.RobotRecords.Access;
import dev.berth.api.harbor.robot.RobotRecords.RobotCreateV1;
import dev.berth.api.harbor.robot.RobotRecords.RobotCreated;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Settings;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/projects/{project_name_or_id}/robots`, by which clients made robots before `/robots` was there.
public final class ProjectRobotEndpoints {

    private static final String ALL = ProjectPath.ONE + "/robots";
    private static final String ONE = ALL + "/{robot_id}";
    private static final Pattern RESOURCE = Pattern.compile("/project/[0-9]{1,18}/([a-z-]+)");
    private static final long SECONDS_A_DAY = 86_400;

    private final Robots robots;
    private final Settings settings;
    private final ProjectPath path;
    private final GrantReader grants;
    private final RobotPages pages;
    private final InstantSource clock;

    public ProjectRobotEndpoints(
            Robots robots, Projects projects, Settings settings, ProjectPath path, InstantSource clock) {
        this.robots = robots;
        this.settings = settings;
        this.path = path;
        this.grants = new GrantReader(projects);
        this.pages = new RobotPages(robots, projects, clock);
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                describe("ListRobotV1", "The robots of a project")
                                        .listed(Robots.FIELDS)
                                        .answersMany(200, "a page of robots", RobotRecords.Robot.class)),
                        call -> pages.answer(
                                call,
                                ListRequest.of(call, Robots.FIELDS),
                                Optional.of(path.require(call).id()))),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                may(Action.CREATE),
                                describe("CreateRobotV1", "Make a robot; its secret is shown once")
                                        .takes(RobotCreateV1.class)
                                        .answers(201, "it is made; Location names it", RobotCreated.class)
                                        .answers(409, "the name is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                describe("GetRobotByIDV1", "A robot of a project")
                                        .answers(200, "the robot", RobotRecords.Robot.class)),
                        call -> Json.response(200, pages.record(require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("UpdateRobotV1", "Disable or describe a robot of a project")
                                        .takes(RobotRecords.Robot.class)
                                        .answers(200, "done")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("DeleteRobotV1", "Delete a robot of a project")
                                        .answers(200, "it is gone")),
                        this::delete));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.ROBOT, action), path);
    }

    private Response create(Call call) throws IOException {
        Project project = path.require(call);
        RobotCreateV1 wish = Json.read(call.request(), RobotCreateV1.class);
        Reach reach = new Reach.OneProject(project.id());
        List<Access> access = wish.access() == null ? List.of() : wish.access();
        List<RobotGrant> given = access.stream()
                .map(one -> grants.read(plain(one), reach, List.of()))
                .toList();
        NewlyMade made = robots.create(
                call.principal(),
                new NewRobot(
                        new RobotHome.InProject(project.id(), project.name()),
                        Optional.ofNullable(wish.name()).orElse(""),
                        Optional.ofNullable(wish.description()).orElse(""),
                        days(wish.expiresAt()),
                        given));
        return Json.response(201, RobotCreated.of(made))
                .with("Location", call.request().path() + "/" + made.robot().id())
                .with("Cache-Control", "no-store");
    }

    /// Resources were named with their project then: `/project/1/repository`.
    private static Access plain(Access access) {
        Matcher parts = RESOURCE.matcher(Optional.ofNullable(access.resource()).orElse(""));
        return parts.matches()
                ? new Access(parts.group(1), access.action(), access.effect(), access.repositories())
                : access;
    }

    /// Whole days until a moment that is told in seconds since 1970; as is usual unless something is told.
    private int days(@Nullable Long expiresAt) {
        if (expiresAt == null || expiresAt == 0) {
            return Math.toIntExact(settings.value(Catalogue.ROBOT_DURATION));
        }
        if (expiresAt < 0) {
            return Robot.FOR_EVER;
        }
        long left = expiresAt - clock.instant().getEpochSecond();
        return Math.clamp(Math.ceilDiv(left, SECONDS_A_DAY), 0, Integer.MAX_VALUE);
    }

    private Response update(Call call) throws IOException {
        Robot robot = require(call);
        RobotRecords.Robot wish = Json.read(call.request(), RobotRecords.Robot.class);
        robots.update(
                call.principal(),
                robot.id(),
                new RobotChange(
                        Optional.ofNullable(wish.description()).orElse(""),
                        robot.days(),
                        wish.disable() != null && wish.disable(),
                        robot.grants()));
        return Response.of(200);
    }

    private Response delete(Call call) {
        robots.delete(call.actor(), require(call).id());
        return Response.of(200);
    }

    private Robot require(Call call) {
        long project = path.require(call).id();
        return robots.find(call.number("robot_id"))
                .filter(robot -> robot.project().equals(Optional.of(project)))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "the project has no such robot"));
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "robotv1", summary);
    }
}
