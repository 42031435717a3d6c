package dev.berth.access.permission;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table role_grant. Grants come without the user's name, which another table holds.
final class JdbcGrantStore {

    /// The id of the new grant; empty when the user is a member already.
    Optional<Long> insert(Transaction tx, long projectId, long userId, Role role, Instant now) {
        return tx.sql("""
                        insert into role_grant (project_id, user_id, role, created_at)
                        values (:project, :user, :role, :now)
                        on conflict (project_id, user_id) do nothing
                        returning id
                        """)
                .bind("project", projectId)
                .bind("user", userId)
                .bind("role", role.id())
                .bind("now", now)
                .first(row -> row.number("id"));
    }

    boolean updateRole(Transaction tx, long projectId, long grantId, Role role) {
        return tx.sql("update role_grant set role = :role where id = :id and project_id = :project")
                        .bind("role", role.id())
                        .bind("id", grantId)
                        .bind("project", projectId)
                        .update()
                > 0;
    }

    boolean delete(Transaction tx, long projectId, long grantId) {
        return tx.sql("delete from role_grant where id = :id and project_id = :project")
                        .bind("id", grantId)
                        .bind("project", projectId)
                        .update()
                > 0;
    }

    void deleteAll(Transaction tx, long projectId) {
        tx.sql("delete from role_grant where project_id = :project")
                .bind("project", projectId)
                .update();
    }

    Optional<Grant> find(Transaction tx, long projectId, long grantId) {
        return tx.sql("""
                        select id, project_id, user_id, role, created_at
                        from role_grant
                        where id = :id and project_id = :project
                        """).bind("id", grantId).bind("project", projectId).first(JdbcGrantStore::grant);
    }

    List<Grant> list(Transaction tx, long projectId, long afterId, int limit) {
        return tx.sql("""
                        select id, project_id, user_id, role, created_at
                        from role_grant
                        where project_id = :project and id > :after
                        order by id
                        limit :limit
                        """)
                .bind("project", projectId)
                .bind("after", afterId)
                .bind("limit", limit)
                .list(JdbcGrantStore::grant);
    }

    Optional<Role> findRole(Transaction tx, long projectId, long userId) {
        return tx.sql("select role from role_grant where project_id = :project and user_id = :user")
                .bind("project", projectId)
                .bind("user", userId)
                .first(JdbcGrantStore::role);
    }

    List<Long> projectsOf(Transaction tx, long userId) {
        return tx.sql("select project_id from role_grant where user_id = :user")
                .bind("user", userId)
                .list(row -> row.number("project_id"));
    }

    Map<Long, Role> rolesOf(Transaction tx, long userId) {
        Map<Long, Role> roles = new HashMap<>();
        tx.sql("select project_id, role from role_grant where user_id = :user")
                .bind("user", userId)
                .list(row -> roles.put(row.number("project_id"), role(row)) == null);
        return roles;
    }

    private static Grant grant(Row row) {
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
}
