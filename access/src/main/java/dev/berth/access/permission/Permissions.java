package dev.berth.access.permission;

import dev.berth.access.principal.Principal;
import java.util.Set;

/// Decides what a principal may do. Safe for use by many threads; every answer comes from the database, so that a
/// role taken away is gone at once, on every node.
public final class Permissions {

    private final Grants grants;
    private final Set<Permission> everybody;

    /// @param everybody what everybody who is logged in may do on the whole installation, such as
    /// [RoleMatrix#EVERYBODY]
    public Permissions(Grants grants, Set<Permission> everybody) {
        this.grants = grants;
        this.everybody = Set.copyOf(everybody);
    }

    /// Whether it may. Administrators may everything; an open project grants the last column of the matrix to
    /// everybody.
    public boolean allowed(Principal principal, Permission permission, Scope scope) {
        if (principal.administrator()) {
            return true;
        }
        return switch (scope) {
            case Scope.Installation() -> member(principal) && everybody.contains(permission);
            case Scope.Project(long id, boolean open) ->
                (open && RoleMatrix.HARBOR.allowsAnybody(permission))
                        || (member(principal) && allowedByRole(principal, permission, id));
        };
    }

    /// The ids of the projects where the principal has a role; the visible scope of list queries.
    public Set<Long> memberOf(Principal principal) {
        return member(principal) ? grants.projectsOf(principal.id()) : Set.of();
    }

    private boolean allowedByRole(Principal principal, Permission permission, long project) {
        return grants.role(project, principal.id())
                .filter(role -> RoleMatrix.HARBOR.allows(role, permission))
                .isPresent();
    }

    /// Only users have roles. The id of another kind of principal names a row of another table.
    private static boolean member(Principal principal) {
        return switch (principal.kind()) {
            case USER -> true;
            case ANONYMOUS, ROBOT, SYSTEM -> false;
        };
    }
}
