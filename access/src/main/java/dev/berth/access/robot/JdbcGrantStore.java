package dev.berth.access.robot;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table robot_grant.
final class JdbcGrantStore {

    private static final String INSTALLATION = "installation";
    private static final String EVERY_PROJECT = "every-project";
    private static final String PROJECT = "project";
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);

    void replace(Transaction tx, long robot, List<RobotGrant> grants) {
        tx.sql("delete from robot_grant where robot_id = :robot")
                .bind("robot", robot)
                .update();
        Tuples rows = new Tuples();
        for (int i = 0; i < grants.size(); i++) {
            RobotGrant grant = grants.get(i);
            rows.add(
                    grant.permission().resource().wire(),
                    grant.permission().action().wire(),
                    reach(grant.reach()),
                    grant.reach() instanceof Reach.OneProject(long id) ? id : 0L,
                    String.join("\n", grant.repositories().patterns()),
                    i);
        }
        tx.sql("""
                        insert into robot_grant (robot_id, resource, action, reach, project_id, repositories, position)
                        select :robot, value ->> 0, value ->> 1, value ->> 2, cast(value ->> 3 as bigint),
                            value ->> 4, cast(value ->> 5 as bigint)
                        from %s
                        """.formatted(tx.dialect().tuples("grants")))
                .bind("robot", robot)
                .bind("grants", rows.json())
                .update();
    }

    /// The grants of these robots, by robot, in the order in which they were given.
    Map<Long, List<RobotGrant>> of(Transaction tx, Collection<Long> robots) {
        Map<Long, List<RobotGrant>> grants = new HashMap<>();
        tx.sql("""
                        select robot_id, resource, action, reach, project_id, repositories
                        from robot_grant
                        where robot_id in %s
                        order by robot_id, position
                        """.formatted(tx.dialect().numbers("robots")))
                .bindNumbers("robots", robots)
                .list(row -> Map.entry(row.number("robot_id"), grant(row)))
                .forEach(entry -> grants.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        return grants;
    }

    /// The grants of a permission that a robot in force has. Who may push to a project may pull from it too, if it is
    /// a robot of that project.
    private static final String HELD = """
            select robot_grant.reach, robot_grant.project_id, robot_grant.repositories
            from robot_grant
            join robot on robot.id = robot_grant.robot_id
            where robot_grant.robot_id = :robot
            and robot_grant.resource = :resource
            and (robot_grant.action = :action
                or (robot_grant.action = :implying and robot.project_id is not null))
            and robot.disabled = 0
            and (robot.expires_at is null or robot.expires_at > :now)
            """;

    /// Those on the installation, every project, or this one.
    List<RobotGrant> holding(Transaction tx, long robot, Permission permission, long project, Instant now) {
        return held(tx.sql(HELD + "and robot_grant.project_id in (0, :project)"), robot, permission, now)
                .bind("project", project)
                .list(row -> new RobotGrant(permission, reach(row), patterns(row)));
    }

    /// All of them.
    List<RobotGrant> holding(Transaction tx, long robot, Permission permission, Instant now) {
        return held(tx.sql(HELD), robot, permission, now)
                .list(row -> new RobotGrant(permission, reach(row), patterns(row)));
    }

    private static Query held(Query query, long robot, Permission permission, Instant now) {
        String implying = permission.equals(PULL)
                ? Action.PUSH.wire()
                : permission.action().wire();
        return query.bind("robot", robot)
                .bind("resource", permission.resource().wire())
                .bind("action", permission.action().wire())
                .bind("implying", implying)
                .bind("now", now);
    }

    /// How far each of the robot's grants reaches, once; none when it is not in force.
    List<Reach> reaches(Transaction tx, long robot, Instant now) {
        return tx.sql("""
                        select distinct robot_grant.reach, robot_grant.project_id
                        from robot_grant
                        join robot on robot.id = robot_grant.robot_id
                        where robot_grant.robot_id = :robot
                        and robot.disabled = 0
                        and (robot.expires_at is null or robot.expires_at > :now)
                        """).bind("robot", robot).bind("now", now).list(JdbcGrantStore::reach);
    }

    void deleteOfProject(Transaction tx, long project) {
        tx.sql("delete from robot_grant where project_id = :project")
                .bind("project", project)
                .update();
    }

    private static RobotGrant grant(Row row) {
        Optional<Resource> resource = Resource.of(row.text("resource"));
        Optional<Action> action = Action.of(row.text("action"));
        return new RobotGrant(new Permission(resource.orElseThrow(), action.orElseThrow()), reach(row), patterns(row));
    }

    private static RepositoryPatterns patterns(Row row) {
        return new RepositoryPatterns(row.text("repositories").lines().toList());
    }

    private static String reach(Reach reach) {
        return switch (reach) {
            case Reach.Installation _ -> INSTALLATION;
            case Reach.EveryProject _ -> EVERY_PROJECT;
            case Reach.OneProject _ -> PROJECT;
        };
    }

    private static Reach reach(Row row) {
        return switch (row.text("reach")) {
            case INSTALLATION -> new Reach.Installation();
            case EVERY_PROJECT -> new Reach.EveryProject();
            case PROJECT -> new Reach.OneProject(row.number("project_id"));
            case String other -> throw new IllegalStateException("nothing reaches " + other);
        };
    }
}
