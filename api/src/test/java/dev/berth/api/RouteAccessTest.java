package dev.berth.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotMatrix;
import dev.berth.access.permission.Role;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.api.harbor.unbuilt.UnbuiltEndpoints;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.Project;
import dev.berth.platform.http.Method;
import dev.berth.platform.kernel.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every route of the API against everybody who could call it, compared with the matrix of permissions.
class RouteAccessTest {

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final Map<Role, User> members = new EnumMap<>(Role.class);
    private final User outsider = api.user("outsider");
    private final Project anywhere = api.project("anywhere");
    private int projects;

    RouteAccessTest() {
        for (Role role : Role.values()) {
            members.put(role, api.user(role.wire().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    /// Somebody who calls: nobody known, an administrator, a member with a role, or a user without one.
    private record Caller(String name, Principal principal, Optional<Role> role) {}

    @Test
    void everyRouteAdmitsWhomTheMatrixAdmitsAndNobodyElse() {
        List<String> violations = new ArrayList<>();
        int tried = 0;
        for (Route route : routes()) {
            for (Method method : new TreeSet<>(route.methods())) {
                for (boolean open : new boolean[] {false, true}) {
                    for (Caller caller : callers()) {
                        Optional<Integer> expected = expected(route.access(), route, caller, open);
                        int status = call(route, method, caller, open);
                        tried++;
                        boolean refused = status == 401 || status == 403;
                        if (status >= 500 && status != 501) {
                            violations.add("%s %s as %s: %d".formatted(method, route.path(), caller.name(), status));
                        } else if (expected.isPresent() && (expected.get() == 0 ? refused : status != expected.get())) {
                            violations.add("%s %s in %s project as %s: %d instead of %s"
                                    .formatted(
                                            method,
                                            route.path(),
                                            open ? "an open" : "a closed",
                                            caller.name(),
                                            status,
                                            expected.get() == 0 ? "an answer" : expected.get()));
                        }
                    }
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(tried).isGreaterThan(1_000);
    }

    /// Robots of the installation with all that can be given, or with what only reads, and robots of one project.
    /// Where a permission is asked for on what is not there, or by the body, the other tests ask.
    @Test
    void everyRouteAdmitsTheRobotsThatWereGivenItsPermissionAndNoOthers() {
        List<String> violations = new ArrayList<>();
        int tried = 0;
        for (Robot robot : robots()) {
            for (Route route : routes()) {
                for (Method method : new TreeSet<>(route.methods())) {
                    Project project = project(ANYBODY, false);
                    String credentials = robot.credentials(project);
                    int status = call(route, method, project, credentials);
                    tried++;
                    String what = "%s %s as %s: %d".formatted(method, route.path(), robot.name(), status);
                    if (status == 401 || (status >= 500 && status != 501)) {
                        violations.add(what);
                    } else if (refused(route, robot) != (status == 403) && decided(route, robot)) {
                        violations.add(what + (refused(route, robot) ? " instead of 403" : " instead of an answer"));
                    }
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    private static final Caller ANYBODY = new Caller("anybody", Principal.ANONYMOUS, Optional.empty());

    /// @param system what it may on the installation
    /// @param project what it may in projects
    private record Robot(
            String name, Set<Permission> system, Set<Permission> project, Function<Project, String> maker) {

        String credentials(Project project) {
            return maker.apply(project);
        }
    }

    private List<Robot> robots() {
        Set<Permission> reading = RobotMatrix.ofProject().stream()
                .filter(permission -> permission.action() == Action.READ || permission.action() == Action.LIST)
                .collect(Collectors.toSet());
        Set<Permission> system = Set.copyOf(RobotMatrix.ofSystem());
        Set<Permission> project = Set.copyOf(RobotMatrix.ofProject());
        String all = made("all", "system", permissions("system", "/", system), permissions("project", "*", project));
        String reader = made("reader", "system", permissions("project", "*", reading));
        Set<Permission> catalog = Set.of(new Permission(Resource.CATALOG, Action.READ));
        String lister = made("lister", "system", permissions("system", "/", catalog));
        return List.of(
                new Robot("a robot with everything", system, project, _ -> all),
                new Robot("a robot that reads", Set.of(), reading, _ -> reader),
                new Robot("a robot without projects", catalog, Set.of(), _ -> lister),
                new Robot(
                        "a robot of the project",
                        Set.of(),
                        project,
                        home -> made(home.name(), "project", permissions("project", home.name(), project))));
    }

    private static String permissions(String kind, String namespace, Set<Permission> permissions) {
        return permissions.stream()
                .map(permission -> "{\"resource\":\"%s\",\"action\":\"%s\"}"
                        .formatted(
                                permission.resource().wire(),
                                permission.action().wire()))
                .collect(Collectors.joining(
                        ",", "{\"kind\":\"%s\",\"namespace\":\"%s\",\"access\":[".formatted(kind, namespace), "]}"));
    }

    private String made(String name, String level, String... permissions) {
        ApiClient.Answer made = api.json(
                "POST",
                "/api/v2.0/robots",
                "{\"name\":\"%s\",\"level\":\"%s\",\"duration\":-1,\"permissions\":[%s]}"
                        .formatted(name, level, String.join(",", permissions)),
                "Authorization",
                TestApi.basic("admin"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return TestApi.basic(
                made.json().path("name").asText(), made.json().path("secret").asText());
    }

    private static boolean refused(Route route, Robot robot) {
        return switch (route.access()) {
            case AccessRule.Requires(Permission permission, ScopeSource scope) ->
                !(scope == ScopeSource.INSTALLATION ? robot.system() : robot.project()).contains(permission);
            case AccessRule.Oneself(String _, Permission permission) ->
                !robot.system().contains(permission);
            case AccessRule.OpenWhile(Permission permission, var _, String _) ->
                !robot.system().contains(permission);
            case AccessRule.Public _,
                    AccessRule.Anybody _,
                    AccessRule.Local _,
                    AccessRule.Authenticated _,
                    AccessRule.Within _ -> false;
        };
    }

    /// Whether the route's rule alone decides. Handlers refuse robots what only people have, or what would let them
    /// take over more than they were given.
    private static boolean decided(Route route, Robot robot) {
        return switch (route.access()) {
            case AccessRule.Public _, AccessRule.Anybody _, AccessRule.Local _ -> true;
            case AccessRule.Authenticated _, AccessRule.Within _ -> false;
            case AccessRule.Oneself _, AccessRule.OpenWhile _ -> refused(route, robot);
            case AccessRule.Requires(Permission permission, ScopeSource scope) ->
                refused(route, robot)
                        ? scope == ScopeSource.INSTALLATION
                                || route.path().text().contains("{project_name")
                        : permission.resource() != Resource.USER
                                && permission.resource() != Resource.USER_GROUP
                                && permission.resource() != Resource.ROBOT
                                && (scope == ScopeSource.INSTALLATION
                                        || route.path().text().contains("{project_name"));
        };
    }

    /// The data plane and the sign-in of browsers answer by rules of their own, tested with them.
    private List<Route> routes() {
        return api.application.routes().stream()
                .filter(route -> !route.path().text().startsWith("/v2")
                        && !route.path().text().startsWith("/c/"))
                .toList();
    }

    private List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("anonymous", Principal.ANONYMOUS, Optional.empty()));
        callers.add(new Caller("outsider", outsider.principal(), Optional.empty()));
        members.forEach((role, user) -> callers.add(new Caller(user.username(), user.principal(), Optional.of(role))));
        callers.add(
                new Caller("admin", api.users.findByName("admin").orElseThrow().principal(), Optional.empty()));
        return callers;
    }

    /// The status that refuses; 0 for any answer but a refusal; empty where what the call names decides, and that is
    /// not there.
    private Optional<Integer> expected(AccessRule rule, Route route, Caller caller, boolean open) {
        boolean known = !caller.principal().anonymous();
        return switch (rule) {
            case AccessRule.Public _, AccessRule.Anybody _, AccessRule.Local _ -> Optional.of(0);
            case AccessRule.Authenticated _ -> Optional.of(known ? 0 : 401);
            // The body says where the permission is asked for.
            case AccessRule.Within _ -> known ? Optional.empty() : Optional.of(401);
            // What they are open for is not set here.
            case AccessRule.Oneself _, AccessRule.OpenWhile _ ->
                Optional.of(admitted(caller.principal().administrator(), known));
            case AccessRule.Requires(Permission permission, ScopeSource scope) -> {
                if (scope == ScopeSource.INSTALLATION) {
                    boolean everybody = known && RoleMatrix.EVERYBODY.contains(permission);
                    yield Optional.of(admitted(caller.principal().administrator() || everybody, known));
                }
                if (!route.path().text().contains("{project_name")) {
                    yield caller.principal().administrator() ? Optional.of(0) : Optional.empty();
                }
                yield Optional.of(admitted(may(caller, permission, open), known));
            }
        };
    }

    private boolean may(Caller caller, Permission permission, boolean open) {
        return held(caller, open).contains(permission);
    }

    private static int admitted(boolean may, boolean known) {
        if (may) {
            return 0;
        }
        return known ? 403 : 401;
    }

    /// The matrix: what the caller may in a project of its own role.
    private Set<Permission> held(Caller caller, boolean open) {
        if (caller.principal().administrator()) {
            return every();
        }
        return held.computeIfAbsent(
                caller.name() + open,
                _ -> api.permissions.held(
                        caller.principal(), project(caller, open).scope()));
    }

    private final Map<String, Set<Permission>> held = new java.util.HashMap<>();

    private static Set<Permission> every() {
        return java.util.Arrays.stream(Resource.values())
                .flatMap(resource ->
                        java.util.Arrays.stream(Action.values()).map(action -> new Permission(resource, action)))
                .collect(Collectors.toSet());
    }

    /// A new one for each call: some calls delete it.
    private Project project(Caller caller, boolean open) {
        projects++;
        Project project = api.projects.create(new Principal(Actor.Kind.SYSTEM, 0, "test", false), "p" + projects, open);
        caller.role().ifPresent(role -> api.member(java.util.Objects.requireNonNull(members.get(role)), project, role));
        return project;
    }

    private int call(Route route, Method method, Caller caller, boolean open) {
        Project project = route.path().text().contains("{project_name") ? project(caller, open) : anywhere;
        String credentials = caller.principal().anonymous() ? "" : TestApi.basic(caller.name());
        return call(route, method, project, credentials);
    }

    private int call(Route route, Method method, Project project, String credentials) {
        String path = route.path()
                .text()
                .replaceAll("\\{project_name(_or_id)?}", project.name())
                .replace("{repository_name}", "app")
                .replace("{reference}", "latest")
                .replaceAll("\\{[^}]*}", "4711");
        byte[] body = method == Method.GET || method == Method.HEAD || method == Method.DELETE
                ? new byte[0]
                : "{}".getBytes(StandardCharsets.UTF_8);
        return credentials.isEmpty()
                ? api.status(method.name(), path, body)
                : api.status(method.name(), path, body, "Authorization", credentials);
    }

    /// What later issues build. Whoever builds some of it takes the lines out.
    @Test
    void whatIsNotBuiltYetIsSaidToWhoIsSignedInAndStandsInTheGoldenFiles() throws IOException {
        Set<String> unbuilt = new TreeSet<>();
        for (Route route : api.application.routes()) {
            if (UnbuiltEndpoints.unbuilt(route)) {
                route.methods().forEach(method -> unbuilt.add(method + " " + route.path()));
            }
        }
        Set<String> known = golden("unbuilt-routes.txt");
        known.addAll(golden("routes-to-come.txt"));

        assertThat(unbuilt)
                .as("take what is built out of the golden files; what was built must not go again")
                .containsExactlyInAnyOrderElementsOf(known);
        var answer = api.send("GET", "/api/v2.0/replication/policies", "Authorization", TestApi.basic("outsider"));
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.code()).isEqualTo("NOT_IMPLEMENTED");
        assertThat(answer.text()).contains("listReplicationPolicies");
        assertThat(api.send("GET", "/api/v2.0/replication/policies").status()).isEqualTo(401);
    }

    private static Set<String> golden(String name) throws IOException {
        try (InputStream file = RouteAccessTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
