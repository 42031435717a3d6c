package dev.berth.access.permission;

import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who has which role in which project. Safe for use by many threads.
public final class Grants {

    private final Database database;
    private final Users users;
    private final InstantSource clock;

    public Grants(Database database, Users users, InstantSource clock) {
        this.database = database;
        this.users = users;
        this.clock = clock;
    }

    /// Gives a user a role; NOT_FOUND when there is no such user, CONFLICT when the user is a member already.
    public Grant grant(Actor actor, long projectId, long userId, Role role) {
        return database.transact(tx -> insert(tx, projectId, userId, role));
    }

    /// As above, inside a transaction: a project's creator becomes its administrator with it.
    public void grant(Transaction tx, Actor actor, long projectId, long userId, Role role) {
        insert(tx, projectId, userId, role);
    }

    /// Changes a member's role; NOT_FOUND when there is no such member.
    public void change(Actor actor, long projectId, long grantId, Role role) {
        int changed = database.transact(
                tx -> tx.sql("update role_grant set role = :role where id = :id and project_id = :project")
                        .bind("role", role.id())
                        .bind("id", grantId)
                        .bind("project", projectId)
                        .update());
        requireOne(changed, projectId, grantId);
    }

    /// Ends a membership; NOT_FOUND when there is no such member.
    public void revoke(Actor actor, long projectId, long grantId) {
        int ended = database.transact(tx -> tx.sql("delete from role_grant where id = :id and project_id = :project")
                .bind("id", grantId)
                .bind("project", projectId)
                .update());
        requireOne(ended, projectId, grantId);
    }

    /// Ends all memberships of a project that goes.
    public void revokeAll(Transaction tx, long projectId) {
        tx.sql("delete from role_grant where project_id = :project")
                .bind("project", projectId)
                .update();
    }

    /// One membership.
    public Optional<Grant> find(long projectId, long grantId) {
        return database.read(tx -> tx.sql("""
                        select id, project_id, user_id, role, created_at
                        from role_grant
                        where id = :id and project_id = :project
                        """)
                .bind("id", grantId)
                .bind("project", projectId)
                .first(Grants::stored)
                .map(grant -> named(tx, grant)));
    }

    /// The memberships of a project in order of their ids.
    public List<Grant> list(long projectId, long afterId, int limit) {
        return database.read(
                tx -> tx
                        .sql("""
                        select id, project_id, user_id, role, created_at
                        from role_grant
                        where project_id = :project and id > :after
                        order by id
                        limit :limit
                        """)
                        .bind("project", projectId)
                        .bind("after", afterId)
                        .bind("limit", limit)
                        .list(Grants::stored)
                        .stream()
                        .map(grant -> named(tx, grant))
                        .toList());
    }

    /// The user's role in the project.
    public Optional<Role> role(long projectId, long userId) {
        return database.read(tx -> tx.sql("select role from role_grant where project_id = :project and user_id = :user")
                .bind("project", projectId)
                .bind("user", userId)
                .first(Grants::role));
    }

    Set<Long> projectsOf(long userId) {
        return new HashSet<>(database.read(tx -> tx.sql("select project_id from role_grant where user_id = :user")
                .bind("user", userId)
                .list(row -> row.number("project_id"))));
    }

    private Grant insert(Transaction tx, long projectId, long userId, Role role) {
        // Stored instants have milliseconds; the answer says what a later look-up will.
        Instant now = Instant.ofEpochMilli(clock.millis());
        String username = users.username(tx, userId)
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.NOT_FOUND, "there is no user %d to make a member".formatted(userId)));
        long id = tx.sql("""
                        insert into role_grant (project_id, user_id, role, created_at)
                        values (:project, :user, :role, :now)
                        on conflict (project_id, user_id) do nothing
                        returning id
                        """)
                .bind("project", projectId)
                .bind("user", userId)
                .bind("role", role.id())
                .bind("now", now)
                .first(row -> row.number("id"))
                .orElseThrow(() -> new DomainException(
                        PermissionErrorCode.CONFLICT, "the user %s is a member already".formatted(username)));
        return new Grant(id, projectId, userId, username, role, now);
    }

    private Grant named(Transaction tx, Grant grant) {
        String username = users.username(tx, grant.userId()).orElse("");
        return new Grant(grant.id(), grant.projectId(), grant.userId(), username, grant.role(), grant.createdAt());
    }

    private static Grant stored(Row row) {
        return new Grant(
                row.number("id"),
                row.number("project_id"),
                row.number("user_id"),
                "",
                role(row),
                row.instant("created_at"));
    }

    private static Role role(Row row) {
        long id = row.number("role");
        return Role.of((int) id).orElseThrow(() -> new IllegalStateException("there is no role " + id));
    }

    private static void requireOne(int touched, long projectId, long grantId) {
        if (touched == 0) {
            throw new DomainException(
                    PermissionErrorCode.NOT_FOUND, "there is no member %d in project %d".formatted(grantId, projectId));
        }
    }

    /// A user's own membership of a project.
    public Optional<Grant> of(long projectId, long userId) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
