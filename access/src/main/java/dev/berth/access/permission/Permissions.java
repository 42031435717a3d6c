package dev.berth.access.permission;

import dev.berth.access.principal.Principal;
import java.util.Set;

/// Decides what a principal may do.
public final class Permissions {

    /// Whether it may. Administrators may everything; an open project grants the anonymous column of the matrix to
    /// everybody.
    public boolean allowed(Principal principal, Permission permission, Scope scope) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The ids of the projects where the principal has a role; the visible scope of list queries.
    public Set<Long> memberOf(Principal principal) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
