package dev.berth.access.permission;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import java.util.List;
import java.util.Optional;

/// Who has which role in which project.
public final class Grants {

    /// Gives a user a role; CONFLICT when the user is a member already.
    public Grant grant(Actor actor, long projectId, long userId, Role role) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Changes a member's role; NOT_FOUND when there is no such member.
    public void change(Actor actor, long projectId, long grantId, Role role) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// Ends a membership.
    public void revoke(Actor actor, long projectId, long grantId) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// One membership.
    public Optional<Grant> find(long projectId, long grantId) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The memberships of a project in order of their ids.
    public List<Grant> list(long projectId, long afterId, int limit) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// As above, inside a transaction: a project's creator becomes its administrator with it.
    public void grant(Transaction tx, Actor actor, long projectId, long userId, Role role) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// Ends all memberships of a project that goes.
    public void revokeAll(Transaction tx, long projectId) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// A user's own membership of a project.
    public Optional<Grant> of(long projectId, long userId) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
