package dev.berth.access.permission;

import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.principal.Ability;
import dev.berth.access.principal.Limit;
import dev.berth.access.principal.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Decides what a principal may do. Safe for use by many threads; every answer comes from the database, so that a
/// role taken away is gone at once, on every node.
public final class Permissions {

    private static final Permission LIST_PROJECTS = new Permission(Resource.PROJECT, Action.LIST);

    private static final Permission DELETE_CONTENT = new Permission(Resource.REPOSITORY, Action.DELETE);

    private final Grants grants;
    private final RobotRights robots;
    private final Supplier<Set<Permission>> everybody;

    /// @param everybody what every user who is logged in may do on the whole installation, such as
    /// [RoleMatrix#EVERYBODY]
    public Permissions(Grants grants, RobotRights robots, Supplier<Set<Permission>> everybody) {
        this.grants = grants;
        this.robots = robots;
        this.everybody = everybody;
    }

    /// Decisions where there are no robots.
    public Permissions(Grants grants, Set<Permission> everybody) {
        this(grants, RobotRights.none(), () -> everybody);
    }

    /// Whether it may. Administrators may everything; an open project grants the last column of the matrix to
    /// everybody.
    public boolean allowed(Principal principal, Permission permission, Scope scope) {
        if (principal.limit().isPresent()) {
            return within(principal.limit().get(), permission) && allowed(principal.whole(), permission, scope);
        }
        if (principal.administrator() || (open(scope) && RoleMatrix.HARBOR.allowsAnybody(permission))) {
            return true;
        }
        return switch (principal.kind()) {
            case USER -> allowedToUser(principal.id(), permission, scope);
            case ROBOT ->
                robots.holding(principal.id(), permission, project(scope)).stream()
                        .anyMatch(grant -> grant.covers(scope));
            case ANONYMOUS, SYSTEM -> false;
        };
    }

    /// All that the principal may do in a project.
    public Set<Permission> held(Principal principal, Scope.Project project) {
        if (principal.limit().isPresent()) {
            return held(principal.whole(), project).stream()
                    .filter(permission -> within(principal.limit().get(), permission))
                    .collect(Collectors.toSet());
        }
        Set<Permission> all = RoleMatrix.HARBOR.of(Role.PROJECT_ADMIN);
        if (principal.administrator()) {
            return all;
        }
        Set<Permission> held = new HashSet<>(project.open() ? RoleMatrix.HARBOR.ofAnybody() : Set.of());
        switch (principal.kind()) {
            case USER ->
                grants.held(project.id(), principal.id())
                        .forEach(role -> RoleMatrix.HARBOR.of(role.role()).stream()
                                .filter(permission -> role.allows(permission, project))
                                .forEach(held::add));
            case ROBOT ->
                all.stream()
                        .filter(permission -> allowed(principal, permission, project))
                        .forEach(held::add);
            case ANONYMOUS, SYSTEM -> {}
        }
        return Set.copyOf(held);
    }

    /// The repositories of a project in which it may: all, none, or those that a narrowed grant names. Lists show
    /// these.
    public RepositoryPatterns repositories(Principal principal, Permission permission, Scope.Project project) {
        if (principal.limit().isPresent()) {
            return within(principal.limit().get(), permission)
                    ? repositories(principal.whole(), permission, project)
                    : RepositoryPatterns.NONE;
        }
        if (allowed(principal, permission, project)) {
            return RepositoryPatterns.ALL;
        }
        return switch (principal.kind()) {
            case USER -> narrowed(grants.held(project.id(), principal.id()), permission);
            case ROBOT ->
                robots.holding(principal.id(), permission, project.id()).stream()
                        .filter(grant -> grant.reaches(project.id()))
                        .map(RobotGrant::repositories)
                        .reduce(RepositoryPatterns.NONE, RepositoryPatterns::and);
            case ANONYMOUS, SYSTEM -> RepositoryPatterns.NONE;
        };
    }

    private static RepositoryPatterns narrowed(List<HeldRole> held, Permission permission) {
        return held.stream()
                .filter(role -> RoleMatrix.HARBOR.allows(role.role(), permission))
                .map(HeldRole::repositories)
                .reduce(RepositoryPatterns.NONE, RepositoryPatterns::and);
    }

    /// Whether it may itself all that this grant allows; nobody gives a robot more than that.
    public boolean holds(Principal principal, RobotGrant grant) {
        if (principal.limit().isPresent()) {
            return within(principal.limit().get(), grant.permission()) && holds(principal.whole(), grant);
        }
        if (principal.administrator()) {
            return true;
        }
        return switch (principal.kind()) {
            case USER ->
                switch (grant.reach()) {
                    case Reach.Installation _ -> allowed(principal, grant.permission(), new Scope.Installation());
                    case Reach.EveryProject _ -> false;
                    case Reach.OneProject(long id) ->
                        allowed(principal, grant.permission(), new Scope.Project(id, false));
                };
            case ROBOT -> own(principal, grant).stream().anyMatch(own -> own.contains(grant));
            case ANONYMOUS, SYSTEM -> false;
        };
    }

    private List<RobotGrant> own(Principal robot, RobotGrant grant) {
        long project = grant.reach() instanceof Reach.OneProject(long id) ? id : 0;
        return robots.holding(robot.id(), grant.permission(), project);
    }

    /// The ids of the projects where the principal has a role or that a grant of it names; the visible scope of list
    /// queries. Empty when it sees every project, such as an administrator.
    public Optional<Set<Long>> visibleProjects(Principal principal) {
        if (principal.limit().isPresent()) {
            return within(principal.limit().get(), LIST_PROJECTS)
                    ? visibleProjects(principal.whole())
                    : Optional.of(Set.of());
        }
        if (principal.administrator()) {
            return Optional.empty();
        }
        return switch (principal.kind()) {
            case USER -> Optional.of(grants.projectsOf(principal.id()));
            case ROBOT -> robots.projects(principal.id());
            case ANONYMOUS, SYSTEM -> Optional.of(Set.of());
        };
    }

    /// As [#visibleProjects(Principal)], for a list of what is in projects: who sees a project for the sake of one
    /// thing, or of some repositories, need not see another there.
    public Optional<Set<Long>> visibleProjects(Principal asker, Permission needed) {
        return visibleRepositories(asker, needed).projects();
    }

    /// The repositories where the principal has this permission, for lists over all projects.
    public VisibleRepositories visibleRepositories(Principal asker, Permission needed) {
        if (asker.limit().isPresent()) {
            return within(asker.limit().get(), LIST_PROJECTS)
                    ? visibleRepositories(asker.whole(), needed)
                    : visible(Set.of(), Map.of());
        }
        if (asker.administrator()) {
            return new VisibleRepositories(Optional.empty(), Map.of(), RepositoryPatterns.NONE);
        }
        return switch (asker.kind()) {
            case USER -> visibleToUser(grants.heldOf(asker.id()), needed);
            case ROBOT -> visibleToRobot(asker, needed);
            case ANONYMOUS, SYSTEM -> visible(Set.of(), Map.of());
        };
    }

    private static VisibleRepositories visibleToUser(Map<Long, List<HeldRole>> held, Permission needed) {
        Set<Long> whole = new HashSet<>();
        Map<Long, RepositoryPatterns> some = new HashMap<>();
        held.forEach((project, roles) -> sort(project, narrowed(roles, needed), whole, some));
        return visible(whole, some);
    }

    private VisibleRepositories visibleToRobot(Principal robot, Permission needed) {
        RepositoryPatterns anywhere = RepositoryPatterns.NONE;
        Map<Long, RepositoryPatterns> named = new HashMap<>();
        for (RobotGrant grant : robots.holding(robot.id(), needed)) {
            switch (grant.reach()) {
                case Reach.Installation _ -> {}
                case Reach.EveryProject _ -> anywhere = anywhere.and(grant.repositories());
                case Reach.OneProject(long id) -> named.merge(id, grant.repositories(), RepositoryPatterns::and);
            }
        }
        if (anywhere.all()) {
            return new VisibleRepositories(Optional.empty(), Map.of(), RepositoryPatterns.NONE);
        }
        Set<Long> whole = new HashSet<>();
        Map<Long, RepositoryPatterns> some = new HashMap<>();
        named.forEach((project, patterns) -> sort(project, patterns, whole, some));
        return new VisibleRepositories(Optional.of(whole), some, anywhere);
    }

    private static void sort(
            long project, RepositoryPatterns patterns, Set<Long> whole, Map<Long, RepositoryPatterns> some) {
        if (patterns.all()) {
            whole.add(project);
        } else if (!patterns.none()) {
            some.put(project, patterns);
        }
    }

    private static VisibleRepositories visible(Set<Long> whole, Map<Long, RepositoryPatterns> some) {
        return new VisibleRepositories(Optional.of(whole), some, RepositoryPatterns.NONE);
    }

    /// The ids of the projects where the principal has a role.
    public Set<Long> memberOf(Principal principal) {
        return switch (principal.kind()) {
            case USER -> grants.projectsOf(principal.id());
            // The id of another kind of principal names a row of another table.
            case ROBOT, ANONYMOUS, SYSTEM -> Set.of();
        };
    }

    /// Whether a permission is of the kind that a token is good for.
    private static boolean within(Limit limit, Permission permission) {
        boolean reads = permission.action() == Action.READ || permission.action() == Action.LIST;
        return switch (permission.action()) {
            case PULL -> limit.allows(Ability.PULL) || limit.allows(Ability.PUSH);
            case PUSH -> limit.allows(Ability.PUSH);
            case CREATE, READ, UPDATE, DELETE, LIST, OPERATE, STOP ->
                limit.allows(Ability.WRITE)
                        || (reads && limit.allows(Ability.READ))
                        || (permission.equals(DELETE_CONTENT) && limit.allows(Ability.DELETE));
        };
    }

    /// The ids of the projects where the principal holds this permission itself; for lists over several projects. Not
    /// those where it has it as an administrator, or because they are open.
    public Set<Long> projectsWhere(Principal principal, Permission permission) {
        if (principal.limit().isPresent()) {
            return within(principal.limit().get(), permission)
                    ? projectsWhere(principal.whole(), permission)
                    : Set.of();
        }
        return switch (principal.kind()) {
            case USER ->
                grants.heldOf(principal.id()).entrySet().stream()
                        .filter(held -> narrowed(held.getValue(), permission).all())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
            case ROBOT ->
                robots.projects(principal.id()).orElseGet(Set::of).stream()
                        .filter(id -> allowed(principal, permission, new Scope.Project(id, false)))
                        .collect(Collectors.toUnmodifiableSet());
            case ANONYMOUS, SYSTEM -> Set.of();
        };
    }

    private boolean allowedToUser(long user, Permission permission, Scope scope) {
        return scope instanceof Scope.Installation
                ? everybody.get().contains(permission)
                : grants.held(project(scope), user).stream().anyMatch(role -> role.allows(permission, scope));
    }

    private static boolean open(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> false;
            case Scope.Project project -> project.open();
            case Scope.Repository repository -> repository.project().open();
            case Scope.SomeRepositories some -> some.project().open();
        };
    }

    private static long project(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> 0;
            case Scope.Project project -> project.id();
            case Scope.Repository repository -> repository.project().id();
            case Scope.SomeRepositories some -> some.project().id();
        };
    }
}
