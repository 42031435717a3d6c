package dev.berth.access.permission;

import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who has which role in which project. Safe for use by many threads.
public final class Grants {

    private final Database database;
    private final Users users;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcGrantStore store = new JdbcGrantStore();

    public Grants(Database database, Users users, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.users = users;
        this.clock = clock;
    }

    /// Gives a user a role; NOT_FOUND when there is no such user, CONFLICT when the user is a member already.
    public Grant grant(Actor actor, long projectId, long userId, Role role) {
        return database.transact(tx -> insert(tx, actor, projectId, userId, role));
    }

    /// As above, inside a transaction: a project's creator becomes its administrator with it.
    public void grant(Transaction tx, Actor actor, long projectId, long userId, Role role) {
        insert(tx, actor, projectId, userId, role);
    }

    /// Changes a member's role; NOT_FOUND when there is no such member.
    public void change(Actor actor, long projectId, long grantId, Role role) {
        database.transact(tx -> {
            Grant before = require(tx, projectId, grantId);
            outbox.append(
                    tx,
                    Event.updated(actor, "member", before.username())
                            .in(projectId)
                            .telling("made %s, who was a %s, a %s"
                                    .formatted(before.username(), before.role().wire(), role.wire())));
            return store.updateRole(tx, projectId, grantId, role);
        });
    }

    /// Ends a membership; NOT_FOUND when there is no such member.
    public void revoke(Actor actor, long projectId, long grantId) {
        database.transact(tx -> {
            Grant before = require(tx, projectId, grantId);
            outbox.append(
                    tx,
                    Event.deleted(actor, "member", before.username())
                            .in(projectId)
                            .telling("ended that %s is a %s"
                                    .formatted(before.username(), before.role().wire())));
            return store.delete(tx, projectId, grantId);
        });
    }

    /// Ends all memberships of a project that goes.
    public void revokeAll(Transaction tx, long projectId) {
        store.deleteAll(tx, projectId);
    }

    /// One membership.
    public Optional<Grant> find(long projectId, long grantId) {
        return database.read(tx -> store.find(tx, projectId, grantId).map(grant -> named(tx, grant)));
    }

    /// The memberships of a project in order of their ids.
    public List<Grant> list(long projectId, long afterId, int limit) {
        return database.read(tx -> store.list(tx, projectId, afterId, limit).stream()
                .map(grant -> named(tx, grant))
                .toList());
    }

    /// The user's role in the project, as it is now.
    public Optional<Role> role(long projectId, long userId) {
        return database.read(tx -> store.findRole(tx, projectId, userId));
    }

    /// The user's role in each project where there is one.
    Map<Long, Role> rolesOf(long userId) {
        return database.read(tx -> store.rolesOf(tx, userId));
    }

    Set<Long> projectsOf(long userId) {
        return Set.copyOf(database.read(tx -> store.projectsOf(tx, userId)));
    }

    private Grant insert(Transaction tx, Actor actor, long projectId, long userId, Role role) {
        // Stored instants have milliseconds; the answer says what a later look-up will.
        Instant now = Instant.ofEpochMilli(clock.millis());
        String username = users.username(tx, userId)
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.NOT_FOUND, "there is no user %d to make a member".formatted(userId)));
        long id = store.insert(tx, projectId, userId, role, now)
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.CONFLICT, "the user %s is a member already".formatted(username)));
        outbox.append(
                tx,
                Event.created(actor, "member", username)
                        .in(projectId)
                        .telling("made %s a %s".formatted(username, role.wire())));
        return new Grant(id, projectId, userId, username, role, now);
    }

    private Grant named(Transaction tx, Grant grant) {
        String username = users.username(tx, grant.userId()).orElse("");
        return new Grant(grant.id(), grant.projectId(), grant.userId(), username, grant.role(), grant.createdAt());
    }

    private Grant require(Transaction tx, long projectId, long grantId) {
        return store.find(tx, projectId, grantId)
                .map(grant -> named(tx, grant))
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.NOT_FOUND,
                        "there is no member %d in project %d".formatted(grantId, projectId)));
    }
}
