package dev.berth.control.webhook;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables `webhook_policy` and `webhook_target`.
final class JdbcPolicyStore {

    /// A target as it lies in the database.
    @SuppressWarnings("ArrayRecordComponent")
    record SealedTarget(
            WebhookTarget.Kind kind,
            String address,
            byte[] authHeader,
            boolean verify,
            WebhookTarget.PayloadFormat format) {}

    /// A policy as it lies in the database.
    record SealedPolicy(
            long id,
            long project,
            String name,
            String description,
            List<EventType> eventTypes,
            boolean enabled,
            String creator,
            Instant createdAt,
            Instant updatedAt,
            List<SealedTarget> targets) {

        /// Its path, as CloudEvents name where they come from.
        String source() {
            return "/projects/%d/webhook/policies/%d".formatted(project, id);
        }

        SealedPolicy with(List<SealedTarget> known) {
            return new SealedPolicy(
                    id, project, name, description, eventTypes, enabled, creator, createdAt, updatedAt, known);
        }
    }

    private static final Columns COLUMNS = Columns.orderedBy("created_at desc", "id desc")
            .at("id", "id")
            .at("name", "name")
            .at("creation_time", "created_at")
            .at("update_time", "updated_at")
            .at("enabled", "enabled");

    private static final String POLICY = """
            select id, project, name, description, event_types, enabled, creator, created_at, updated_at
            from webhook_policy
            """;

    /// Empty when the project has a policy of this name.
    Optional<Long> insert(
            Transaction tx, long project, PolicyTerms terms, List<SealedTarget> targets, String creator, Instant now) {
        Optional<Long> made = tx.sql("""
                insert into webhook_policy (
                    project, name, description, event_types, enabled, creator, created_at, updated_at
                )
                values (:project, :name, :description, :types, :enabled, :creator, :now, :now)
                on conflict (project, name) do nothing
                returning id
                """)
                .bind("project", project)
                .bind("name", terms.name())
                .bind("description", terms.description())
                .bind("types", types(terms.eventTypes()))
                .bind("enabled", terms.enabled())
                .bind("creator", creator)
                .bind("now", now)
                .first(row -> row.number("id"));
        made.ifPresent(id -> insertTargets(tx, id, targets));
        return made;
    }

    void update(Transaction tx, long id, PolicyTerms terms, List<SealedTarget> targets, Instant now) {
        tx.sql("""
                update webhook_policy
                set name = :name, description = :description, event_types = :types, enabled = :enabled, updated_at = :now
                where id = :id
                """)
                .bind("name", terms.name())
                .bind("description", terms.description())
                .bind("types", types(terms.eventTypes()))
                .bind("enabled", terms.enabled())
                .bind("now", now)
                .bind("id", id)
                .update();
        tx.sql("delete from webhook_target where policy = :id").bind("id", id).update();
        insertTargets(tx, id, targets);
    }

    private static void insertTargets(Transaction tx, long policy, List<SealedTarget> targets) {
        for (int i = 0; i < targets.size(); i++) {
            SealedTarget target = targets.get(i);
            tx.sql("""
                    insert into webhook_target (policy, position, kind, address, auth_header, verify, payload_format)
                    values (:policy, :position, :kind, :address, :auth, :verify, :format)
                    """)
                    .bind("policy", policy)
                    .bind("position", i)
                    .bind("kind", target.kind().name())
                    .bind("address", target.address())
                    .bind("auth", target.authHeader())
                    .bind("verify", target.verify())
                    .bind("format", target.format().name())
                    .update();
        }
    }

    boolean nameTaken(Transaction tx, long project, String name, long otherThan) {
        return tx.sql("""
                        select id from webhook_policy where project = :project and name = :name and id <> :id
                        """)
                .bind("project", project)
                .bind("name", name)
                .bind("id", otherThan)
                .first(row -> row.number("id"))
                .isPresent();
    }

    Optional<SealedPolicy> find(Transaction tx, long project, long id) {
        Optional<SealedPolicy> policy = tx.sql(POLICY + "where id = :id and project = :project")
                .bind("id", id)
                .bind("project", project)
                .first(JdbcPolicyStore::policy);
        return policy.map(found -> withTargets(tx, List.of(found)).getFirst());
    }

    boolean delete(Transaction tx, long project, long id) {
        return tx.sql("delete from webhook_policy where id = :id and project = :project")
                        .bind("id", id)
                        .bind("project", project)
                        .update()
                == 1;
    }

    void deleteAll(Transaction tx, long project) {
        tx.sql("delete from webhook_policy where project = :project")
                .bind("project", project)
                .update();
    }

    List<SealedPolicy> list(Transaction tx, long project, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        Query page = tx.sql(POLICY + "where project = :project\n" + part.conditions() + part.page())
                .bind("project", project);
        return withTargets(tx, part.bindPage(page).list(JdbcPolicyStore::policy));
    }

    long count(Transaction tx, long project, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("select count(*) as policies from webhook_policy where project = :project\n"
                                + part.conditions())
                        .bind("project", project))
                .first(row -> row.number("policies"))
                .orElse(0L);
    }

    /// The policies of these projects that are switched on.
    List<SealedPolicy> enabled(Transaction tx, Collection<Long> projects) {
        return withTargets(
                tx,
                tx.sql(POLICY
                                + "where enabled = 1 and project in "
                                + tx.dialect().numbers("projects") + "\norder by id")
                        .bindNumbers("projects", projects)
                        .list(JdbcPolicyStore::policy));
    }

    private static List<SealedPolicy> withTargets(Transaction tx, List<SealedPolicy> policies) {
        if (policies.isEmpty()) {
            return policies;
        }
        Map<Long, List<SealedTarget>> targets = new HashMap<>();
        tx.sql("""
                select policy, kind, address, auth_header, verify, payload_format
                from webhook_target
                where policy in
                """ + tx.dialect().numbers("policies") + "\norder by policy, position")
                .bindNumbers("policies", policies.stream().map(SealedPolicy::id).toList())
                .list(row -> targets.computeIfAbsent(row.number("policy"), _ -> new ArrayList<>())
                        .add(target(row)));
        return policies.stream()
                .map(policy -> policy.with(targets.getOrDefault(policy.id(), List.of())))
                .toList();
    }

    private static SealedTarget target(Row row) {
        return new SealedTarget(
                WebhookTarget.Kind.valueOf(row.text("kind")),
                row.text("address"),
                row.bytes("auth_header"),
                row.flag("verify"),
                WebhookTarget.PayloadFormat.valueOf(row.text("payload_format")));
    }

    private static String types(List<EventType> types) {
        return types.stream().map(EventType::name).collect(Collectors.joining(" "));
    }

    private static SealedPolicy policy(Row row) {
        return new SealedPolicy(
                row.number("id"),
                row.number("project"),
                row.text("name"),
                row.text("description"),
                Stream.of(row.text("event_types").split(" ", -1))
                        .flatMap(name -> EventType.of(name).stream())
                        .toList(),
                row.flag("enabled"),
                row.text("creator"),
                row.instant("created_at"),
                row.instant("updated_at"),
                List.of());
    }
}
