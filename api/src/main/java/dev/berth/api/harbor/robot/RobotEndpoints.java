package dev.berth.api.harbor.robot;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotMatrix;
import dev.berth.access.permission.Scope;
import dev.berth.access.robot.IssuedSecret;
import dev.berth.access.robot.NewRobot;
import dev.berth.access.robot.NewlyMade;
import dev.berth.access.robot.Robot;
import dev.berth.access.robot.RobotChange;
import dev.berth.access.robot.RobotHome;
import dev.berth.access.robot.Robots;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.harbor.robot.RobotRecords.RobotCreate;
import dev.berth.api.harbor.robot.RobotRecords.RobotCreated;
import dev.berth.api.harbor.robot.RobotRecords.RobotPermission;
import dev.berth.api.harbor.robot.RobotRecords.RobotSec;
import dev.berth.api.harbor.robot.RobotRecords.RobotSecIssued;
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
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/robots` and `/api/v2.0/permissions`.
public final class RobotEndpoints {

    private static final String ALL = "/api/v2.0/robots";
    private static final String ONE = ALL + "/{robot_id}";
    private static final Permission CREATE = new Permission(Resource.ROBOT, Action.CREATE);

    private final Robots robots;
    private final Projects projects;
    private final Permissions permissions;
    private final RobotScopes scopes;
    private final GrantReader grants;
    private final RobotPages pages;

    public RobotEndpoints(Robots robots, Projects projects, Permissions permissions, InstantSource clock) {
        this.robots = robots;
        this.projects = projects;
        this.permissions = permissions;
        this.scopes = new RobotScopes(robots, projects);
        this.grants = new GrantReader(projects);
        this.pages = new RobotPages(robots, projects, clock);
    }

    /// What robots can be given.
    record PermissionCatalogue(List<GrantablePermission> system, List<GrantablePermission> project) {}

    /// One thing that robots can be given.
    record GrantablePermission(String resource, String action) {

        static GrantablePermission of(Permission permission) {
            return new GrantablePermission(
                    permission.resource().wire(), permission.action().wire());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                new AccessRule.Requires(new Permission(Resource.ROBOT, Action.LIST), scopes::ofList),
                                describe("ListRobot", "The robots of the installation or of a project")
                                        .listed(RobotScopes.FIELDS)
                                        .answersMany(200, "a page of robots", RobotRecords.Robot.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                new AccessRule.Within(CREATE, "the level in the body says where"),
                                describe("CreateRobot", "Make a robot; its secret is shown once")
                                        .takes(RobotCreate.class)
                                        .answers(201, "it is made; Location names it", RobotCreated.class)
                                        .answers(403, "or it would get what its maker has not")
                                        .answers(409, "the name is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                describe("GetRobotByID", "A robot, without its secret")
                                        .answers(200, "the robot", RobotRecords.Robot.class)),
                        call -> Json.response(200, pages.record(require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("UpdateRobot", "Change a robot; its permissions are replaced")
                                        .takes(RobotRecords.Robot.class)
                                        .answers(200, "done")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.PATCH,
                                ONE,
                                may(Action.UPDATE),
                                describe("RefreshSec", "Give a robot a new secret, which is shown once")
                                        .takes(RobotSec.class)
                                        .answers(200, "done", RobotSecIssued.class)),
                        this::refresh),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("DeleteRobot", "Delete a robot").answers(200, "it is gone")),
                        this::delete),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/permissions",
                                new AccessRule.Authenticated(),
                                Documentation.of("getPermissions", "permissions", "What robots can be given")
                                        .answers(200, "the catalogue", PermissionCatalogue.class)),
                        RobotEndpoints::catalogue));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.ROBOT, action), scopes::ofRobot);
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, RobotScopes.FIELDS);
        Filter filter = request.query().filter();
        Optional<Long> project = RobotScopes.project(filter);
        return pages.answer(
                call, request.with(filter.without(RobotScopes.LEVEL).without(RobotScopes.PROJECT_ID)), project);
    }

    private Response create(Call call) throws IOException {
        RobotCreate wish = Json.read(call.request(), RobotCreate.class);
        RobotHome home = home(call, wish);
        List<RobotGrant> given = grants.read(wish.permissions(), List.of());
        NewlyMade made = robots.create(
                call.principal(),
                new NewRobot(home, text(wish.name()), text(wish.description()), days(wish.duration()), given));
        return Json.response(201, RobotCreated.of(made))
                .with("Location", ALL + "/" + made.robot().id())
                .with("Cache-Control", "no-store");
    }

    /// Where the robot shall belong, after a look whether the caller may make one there.
    private RobotHome home(Call call, RobotCreate wish) {
        switch (text(wish.level())) {
            case RobotRecords.SYSTEM -> {
                requireCreate(call, Optional.of(new Scope.Installation()));
                return new RobotHome.Installation();
            }
            case RobotRecords.PROJECT -> {
                Optional<Project> project = soleProject(wish).flatMap(projects::find);
                requireCreate(call, project.map(Project::scope));
                return project.map(found -> new RobotHome.InProject(found.id(), found.name()))
                        .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no such project"));
            }
            default -> throw new DomainException(ApiErrorCode.BAD_REQUEST, "level: it is 'system' or 'project'");
        }
    }

    private static Optional<String> soleProject(RobotCreate wish) {
        List<RobotPermission> given = wish.permissions() == null ? List.of() : wish.permissions();
        if (given.size() != 1 || !RobotRecords.PROJECT.equals(given.getFirst().kind())) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST,
                    "permissions: a robot of a project has one entry, of the kind 'project', that names the project");
        }
        return Optional.ofNullable(given.getFirst().namespace());
    }

    private void requireCreate(Call call, Optional<? extends Scope> scope) {
        boolean may = scope.isPresent()
                ? permissions.allowed(call.principal(), CREATE, scope.get())
                : call.principal().administrator();
        if (!may) {
            throw new DomainException(
                    ApiErrorCode.DENIED, "you may not do this here: it needs the permission " + CREATE);
        }
    }

    private Response update(Call call) throws IOException {
        Robot robot = require(call);
        RobotRecords.Robot wish = Json.read(call.request(), RobotRecords.Robot.class);
        requireSame("name", wish.name(), robot.fullName(), robot.name());
        requireSame("level", wish.level(), robot.project().isPresent() ? RobotRecords.PROJECT : RobotRecords.SYSTEM);
        robot.project()
                .flatMap(projects::find)
                .ifPresent(own -> GrantReader.requireOnly(own.name(), wish.permissions()));
        robots.update(
                call.principal(),
                robot.id(),
                new RobotChange(
                        text(wish.description()),
                        wish.duration() == null ? robot.days() : days(wish.duration()),
                        wish.disable() != null && wish.disable(),
                        grants.read(wish.permissions(), robot.grants())));
        return Response.of(200);
    }

    private static void requireSame(String part, @Nullable String wish, String... same) {
        if (wish != null && !wish.isEmpty() && !List.of(same).contains(wish)) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, part + ": it cannot be changed");
        }
    }

    private Response refresh(Call call) throws IOException {
        Robot robot = require(call);
        RobotSec wish = Json.read(call.request(), RobotSec.class);
        IssuedSecret issued = robots.refresh(
                call.principal(),
                robot.id(),
                Optional.ofNullable(wish.secret())
                        .filter(text -> !text.isEmpty())
                        .map(Secret::new),
                overlap(wish));
        RobotSecIssued answer = new RobotSecIssued(
                issued.secret().map(Secret::reveal).orElse(""),
                issued.oldUntil().map(HarborTime::text).orElse(null));
        return Json.response(200, answer).with("Cache-Control", "no-store");
    }

    private static Duration overlap(RobotSec wish) {
        long seconds = wish.overlapSeconds() == null ? 0 : wish.overlapSeconds();
        return Duration.ofSeconds(Math.clamp(seconds, -1, Integer.MAX_VALUE));
    }

    private Response delete(Call call) {
        robots.delete(call.actor(), require(call).id());
        return Response.of(200);
    }

    private static Response catalogue(Call call) {
        List<Permission> system = call.principal().administrator() ? RobotMatrix.ofSystem() : List.of();
        return Json.response(
                200,
                new PermissionCatalogue(
                        system.stream().map(GrantablePermission::of).toList(),
                        RobotMatrix.ofProject().stream()
                                .map(GrantablePermission::of)
                                .toList()));
    }

    private Robot require(Call call) {
        return robots.find(call.number("robot_id"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "the robot does not exist any more"));
    }

    /// A number that is no number of days is refused by the service.
    private static int days(@Nullable Long duration) {
        return duration == null ? 0 : Math.clamp(duration, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "robot", summary);
    }
}
