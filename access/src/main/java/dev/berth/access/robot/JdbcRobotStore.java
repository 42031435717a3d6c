package dev.berth.access.robot;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table robot. Robots come without their grants, which another table holds.
final class JdbcRobotStore {

    private static final String COLUMNS = """
            id, project_id, name, login, description, duration_days, expires_at, disabled, creator_kind, creator_id,
                created_at, updated_at, last_used_at, old_secret_until
            """;

    private static Columns listed(String prefix) {
        return Columns.orderedBy("login")
                .at("id", "id")
                // Clients know the name with its prefix and without.
                .at("name", "login", name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
                .at("description", "description")
                .at("duration", "duration_days")
                .at("disable", "disabled")
                .at("creation_time", "created_at")
                .at("update_time", "updated_at");
    }

    /// What a login is compared with.
    record Secrets(
            long id,
            String login,
            boolean disabled,
            @Nullable Instant expiresAt,
            String hash,
            @Nullable String oldHash,
            @Nullable Instant oldUntil) {

        boolean inForce(Instant now) {
            return !disabled && (expiresAt == null || expiresAt.isAfter(now));
        }

        List<String> hashes(Instant now) {
            return oldHash != null && oldUntil != null && oldUntil.isAfter(now)
                    ? List.of(hash, oldHash)
                    : List.of(hash);
        }

        @Override
        public String toString() {
            return "Secrets[" + login + "]";
        }
    }

    /// Empty when the name is taken.
    Optional<Long> insert(
            Transaction tx, NewRobot robot, String hash, Optional<Instant> expiresAt, Actor creator, Instant now) {
        return tx.sql("""
                        insert into robot (project_id, name, login, description, duration_days, expires_at, disabled,
                            secret_hash, creator_kind, creator_id, created_at, updated_at)
                        values (:project, :name, :login, :description, :days, :expiresAt, 0,
                            :hash, :creatorKind, :creatorId, :now, :now)
                        on conflict (login) do nothing
                        returning id
                        """)
                .bind("project", robot.home() instanceof RobotHome.InProject(long id, String _) ? id : null)
                .bind("name", robot.name())
                .bind("login", robot.login())
                .bind("description", robot.description())
                .bind("days", robot.days())
                .bind("expiresAt", expiresAt.orElse(null))
                .bind("hash", hash)
                .bind("creatorKind", creator.kind().name().toLowerCase(Locale.ROOT))
                .bind("creatorId", creator.id())
                .bind("now", now)
                .first(row -> row.number("id"));
    }

    void update(Transaction tx, long id, RobotChange change, Optional<Instant> expiresAt, Instant now) {
        tx.sql("""
                        update robot
                        set description = :description, duration_days = :days, expires_at = :expiresAt,
                            disabled = :disabled, updated_at = :now
                        where id = :id
                        """)
                .bind("description", change.description())
                .bind("days", change.days())
                .bind("expiresAt", expiresAt.orElse(null))
                .bind("disabled", change.disabled())
                .bind("now", now)
                .bind("id", id)
                .update();
    }

    /// The secret that was good so far becomes the old one, or is forgotten when `oldUntil` is empty.
    boolean updateSecret(Transaction tx, long id, String hash, Optional<Instant> oldUntil, Instant now) {
        String old = oldUntil.isPresent() ? "secret_hash" : "null";
        return tx.sql("""
                                update robot
                                set old_secret_hash = %s, old_secret_until = :oldUntil, secret_hash = :hash,
                                    updated_at = :now
                                where id = :id
                                """.formatted(old))
                        .bind("oldUntil", oldUntil.orElse(null))
                        .bind("hash", hash)
                        .bind("now", now)
                        .bind("id", id)
                        .update()
                > 0;
    }

    boolean delete(Transaction tx, long id) {
        return tx.sql("delete from robot where id = :id").bind("id", id).update() > 0;
    }

    void deleteOfProject(Transaction tx, long project) {
        tx.sql("delete from robot where project_id = :project")
                .bind("project", project)
                .update();
    }

    /// @param prefix of the names of robots
    Optional<Robot> find(Transaction tx, long id, String prefix) {
        return tx.sql("select " + COLUMNS + " from robot where id = :id")
                .bind("id", id)
                .first(row -> robot(row, prefix));
    }

    Optional<Secrets> secrets(Transaction tx, String login) {
        return tx.sql("""
                        select id, login, disabled, expires_at, secret_hash, old_secret_hash, old_secret_until
                        from robot
                        where login = :login
                        """)
                .bind("login", login)
                .first(row -> new Secrets(
                        row.number("id"),
                        row.text("login"),
                        row.flag("disabled"),
                        row.instantOrNull("expires_at"),
                        row.text("secret_hash"),
                        row.textOrNull("old_secret_hash"),
                        row.instantOrNull("old_secret_until")));
    }

    /// @param project whose robots; empty for those of the installation
    /// @param prefix of the names of robots
    List<Robot> list(Transaction tx, Optional<Long> project, ListQuery query, String prefix) {
        ListSql part = listed(prefix).sql(tx.dialect(), query);
        Query sql = tx.sql("select " + COLUMNS + " from robot\nwhere " + of(project) + part.conditions() + part.page());
        return part.bindPage(bound(sql, project)).list(row -> robot(row, prefix));
    }

    long count(Transaction tx, Optional<Long> project, ListQuery query, String prefix) {
        ListSql part = listed(prefix).sql(tx.dialect(), query);
        Query sql = tx.sql("select count(*) as robots from robot\nwhere " + of(project) + part.conditions());
        return part.bind(bound(sql, project)).first(row -> row.number("robots")).orElse(0L);
    }

    /// @param prefix of the names of robots
    List<Robot> startingWith(Transaction tx, String beginning, int limit, String prefix) {
        String column = beginning.indexOf('+') < 0 ? "name" : "login";
        return tx.sql("select " + COLUMNS + """
                        from robot
                        where %1$s >= :from
                        and %1$s < :to
                        order by %1$s
                        limit :limit
                        """.formatted(column))
                .bind("from", beginning)
                .bind("to", beginning + Character.toString(Character.MAX_CODE_POINT))
                .bind("limit", limit)
                .list(row -> robot(row, prefix));
    }

    private static String of(Optional<Long> project) {
        return project.isPresent() ? "project_id = :project\n" : "project_id is null\n";
    }

    private static Query bound(Query sql, Optional<Long> project) {
        project.ifPresent(id -> sql.bind("project", id.longValue()));
        return sql;
    }

    void saveLastUses(Transaction tx, Tuples uses) {
        tx.sql("""
                update robot
                set last_used_at = used.at
                from (
                    select robot.id, cast(value ->> 1 as bigint) as at
                    from %s
                    join robot on robot.id = cast(value ->> 0 as bigint)
                    order by robot.id
                    %s
                ) as used
                where robot.id = used.id
                and (robot.last_used_at is null or robot.last_used_at < used.at)
                """.formatted(tx.dialect().tuples("uses"), tx.dialect().forUpdate()))
                .bind("uses", uses.json())
                .update();
    }

    private static Robot robot(Row row, String prefix) {
        return new Robot(
                row.number("id"),
                Optional.ofNullable(row.numberOrNull("project_id")),
                row.text("name"),
                prefix,
                row.text("login"),
                row.text("description"),
                (int) row.number("duration_days"),
                Optional.ofNullable(row.instantOrNull("expires_at")),
                row.flag("disabled"),
                List.of(),
                new Actor(
                        Actor.Kind.valueOf(row.text("creator_kind").toUpperCase(Locale.ROOT)),
                        row.number("creator_id"),
                        ""),
                row.instant("created_at"),
                row.instant("updated_at"),
                Optional.ofNullable(row.instantOrNull("last_used_at")),
                Optional.ofNullable(row.instantOrNull("old_secret_until")));
    }
}
