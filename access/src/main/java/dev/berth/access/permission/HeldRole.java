package dev.berth.access.permission;

import java.util.Set;

/// A role that a user has in a project, alone or by a group, and the repositories for which it is good.
record HeldRole(Role role, RepositoryPatterns repositories) {

    /// What a role that is narrowed still allows in the project as a whole: to see the project, and nothing of what
    /// is in it.
    private static final Set<Permission> SEEING = Set.of(
            new Permission(Resource.PROJECT, Action.READ),
            new Permission(Resource.CONFIGURATION, Action.READ),
            new Permission(Resource.SCANNER, Action.READ));

    /// Whether the role allows this there, which is in the role's project.
    boolean allows(Permission permission, Scope scope) {
        return RoleMatrix.HARBOR.allows(role, permission)
                && switch (scope) {
                    case Scope.Installation _ -> false;
                    case Scope.Project _ -> repositories.all() || SEEING.contains(permission);
                    case Scope.Repository(var _, String path) -> repositories.match(path);
                    case Scope.SomeRepositories _ -> !repositories.none();
                };
    }
}
