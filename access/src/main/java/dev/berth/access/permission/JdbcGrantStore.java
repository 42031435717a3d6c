package dev.berth.access.permission;

import dev.berth.access.permission.Grant.Member;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The tables role_grant, of users, and group_grant. Both kinds of grant have one space of ids: those of groups begin
/// far behind those of users. Grants of users come without a name, which another table holds.
final class JdbcGrantStore {

    /// What is added to the id of a row in group_grant. Clients read ids into 32 bits.
    private static final long GROUPS = 1_000_000_000L;

    private static final String ALL = """
            select id, project_id, user_id, 0 as group_id, '' as name, role, repositories, created_at
            from role_grant
            where project_id = :project
            union all
            select g.id + 1000000000, g.project_id, 0, g.group_id, u.name, g.role, g.repositories, g.created_at
            from group_grant g
            join user_group u on u.id = g.group_id
            where g.project_id = :project
            """;

    private static final String ROLES = """
            select project_id, role, repositories
            from role_grant
            where user_id = :user
            union all
            select g.project_id, g.role, g.repositories
            from group_member m
            join group_grant g on g.group_id = m.group_id
            where m.user_id = :user
            """;

    /// The id of the new grant; empty when the user is a member already.
    Optional<Long> insert(
            Transaction tx, long projectId, long userId, Role role, RepositoryPatterns repositories, Instant now) {
        return tx.sql("""
                        insert into role_grant (project_id, user_id, role, repositories, created_at)
                        values (:project, :user, :role, :repositories, :now)
                        on conflict (project_id, user_id) do nothing
                        returning id
                        """)
                .bind("project", projectId)
                .bind("user", userId)
                .bind("role", role.id())
                .bind("repositories", repositories.lines())
                .bind("now", now)
                .first(row -> row.number("id"));
    }

    /// The id of the new grant; empty when the group is a member already.
    Optional<Long> insertGroup(
            Transaction tx, long projectId, long groupId, Role role, RepositoryPatterns repositories, Instant now) {
        return tx.sql("""
                        insert into group_grant (project_id, group_id, role, repositories, created_at)
                        values (:project, :group, :role, :repositories, :now)
                        on conflict (project_id, group_id) do nothing
                        returning id
                        """)
                .bind("project", projectId)
                .bind("group", groupId)
                .bind("role", role.id())
                .bind("repositories", repositories.lines())
                .bind("now", now)
                .first(row -> row.number("id") + GROUPS);
    }

    boolean update(Transaction tx, long projectId, long grantId, Role role, RepositoryPatterns repositories) {
        String table = grantId > GROUPS ? "group_grant" : "role_grant";
        return tx.sql("update " + table + """
                         set role = :role, repositories = :repositories
                        where id = :id and project_id = :project
                        """)
                        .bind("role", role.id())
                        .bind("repositories", repositories.lines())
                        .bind("id", row(grantId))
                        .bind("project", projectId)
                        .update()
                > 0;
    }

    boolean delete(Transaction tx, long projectId, long grantId) {
        String statement = grantId > GROUPS
                ? "delete from group_grant where id = :id and project_id = :project"
                : "delete from role_grant where id = :id and project_id = :project";
        return tx.sql(statement)
                        .bind("id", row(grantId))
                        .bind("project", projectId)
                        .update()
                > 0;
    }

    void deleteAll(Transaction tx, long projectId) {
        tx.sql("delete from role_grant where project_id = :project")
                .bind("project", projectId)
                .update();
        tx.sql("delete from group_grant where project_id = :project")
                .bind("project", projectId)
                .update();
    }

    void deleteOfUser(Transaction tx, long userId) {
        tx.sql("delete from role_grant where user_id = :user")
                .bind("user", userId)
                .update();
    }

    Optional<Grant> find(Transaction tx, long projectId, long grantId) {
        return tx.sql("select * from (%s) as grants where id = :id".formatted(ALL))
                .bind("id", grantId)
                .bind("project", projectId)
                .first(JdbcGrantStore::grant);
    }

    List<Grant> list(Transaction tx, long projectId, int limit) {
        return tx.sql(ALL + "order by 1\nlimit :limit")
                .bind("project", projectId)
                .bind("limit", limit)
                .list(JdbcGrantStore::grant);
    }

    /// The roles that the user has in a project, alone or by groups.
    List<HeldRole> held(Transaction tx, long projectId, long userId) {
        return tx.sql("""
                        select role, repositories
                        from role_grant
                        where project_id = :project and user_id = :user
                        union all
                        select g.role, g.repositories
                        from group_member m
                        join group_grant g on g.group_id = m.group_id
                        where m.user_id = :user and g.project_id = :project
                        """).bind("project", projectId).bind("user", userId).list(JdbcGrantStore::heldRole);
    }

    Map<Long, List<Role>> findRoles(Transaction tx, Collection<Long> projects, long userId) {
        Map<Long, List<Role>> roles = new HashMap<>();
        tx.sql("""
                        select distinct project_id, role
                        from (%s) as held
                        where project_id in %s
                        """.formatted(ROLES, tx.dialect().numbers("projects")))
                .bind("user", userId)
                .bindNumbers("projects", projects)
                .list(row -> Map.entry(row.number("project_id"), role(row)))
                .forEach(held -> roles.computeIfAbsent(held.getKey(), _ -> new ArrayList<>())
                        .add(held.getValue()));
        roles.values().forEach(held -> held.sort(Comparator.naturalOrder()));
        return roles;
    }

    Map<Role, Long> countByRole(Transaction tx, long projectId) {
        return tx
                .sql("select role, count(*) as members from (%s) as grants group by role".formatted(ALL))
                .bind("project", projectId)
                .list(row -> Map.entry(role(row), row.number("members")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Long> projectsOf(Transaction tx, long userId) {
        return tx.sql("select distinct project_id from (%s) as held".formatted(ROLES))
                .bind("user", userId)
                .list(row -> row.number("project_id"));
    }

    /// The user's roles in each project where there is one.
    Map<Long, List<HeldRole>> heldOf(Transaction tx, long userId) {
        Map<Long, List<HeldRole>> roles = new HashMap<>();
        tx.sql(ROLES)
                .bind("user", userId)
                .list(row -> Map.entry(row.number("project_id"), heldRole(row)))
                .forEach(held -> roles.computeIfAbsent(held.getKey(), _ -> new ArrayList<>())
                        .add(held.getValue()));
        return roles;
    }

    private static long row(long grantId) {
        return grantId > GROUPS ? grantId - GROUPS : grantId;
    }

    private static Grant grant(Row row) {
        long group = row.number("group_id");
        return new Grant(
                row.number("id"),
                row.number("project_id"),
                group == 0 ? new Member.Person(row.number("user_id"), "") : new Member.Group(group, row.text("name")),
                role(row),
                RepositoryPatterns.ofLines(row.text("repositories")),
                row.instant("created_at"));
    }

    private static HeldRole heldRole(Row row) {
        return new HeldRole(role(row), RepositoryPatterns.ofLines(row.text("repositories")));
    }

    private static Role role(Row row) {
        long id = row.number("role");
        return Role.of((int) id).orElseThrow(() -> new IllegalStateException("there is no role " + id));
    }
}
