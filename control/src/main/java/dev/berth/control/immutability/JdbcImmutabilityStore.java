package dev.berth.control.immutability;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tables of rules and their selectors.
final class JdbcImmutabilityStore {

    private static final String REPOSITORY = "repository";
    private static final String TAG = "tag";

    /// All rules of a project, in the order in which they were made.
    List<ImmutabilityRule> list(Transaction tx, String project) {
        Map<Long, Gathered> rules = new LinkedHashMap<>();
        tx.sql("""
                select rule.id, rule.priority, rule.disabled, rule.created_at,
                    selector.target, selector.excludes, selector.pattern, selector.extras
                from immutability_rule rule
                join immutability_selector selector on selector.rule_id = rule.id
                where rule.project = :project
                order by rule.id, selector.target, selector.position
                """)
                .bind("project", project)
                .list(row -> rules.computeIfAbsent(row.number("id"), _ -> Gathered.of(row))
                        .add(row));
        return rules.entrySet().stream()
                .map(entry -> entry.getValue().rule(entry.getKey(), project))
                .toList();
    }

    ImmutabilityRule insert(Transaction tx, String project, RuleTerms terms, Instant now) {
        long id = tx.sql("""
                insert into immutability_rule (project, priority, disabled, created_at, updated_at)
                values (:project, :priority, :disabled, :now, :now)
                returning id
                """)
                .bind("project", project)
                .bind("priority", terms.priority())
                .bind("disabled", terms.disabled())
                .bind("now", now)
                .first(row -> row.number("id"))
                .orElseThrow();
        insertSelectors(tx, id, terms);
        return new ImmutabilityRule(id, project, terms, now);
    }

    void update(Transaction tx, long id, RuleTerms terms, Instant now) {
        tx.sql("""
                update immutability_rule
                set priority = :priority, disabled = :disabled, updated_at = :now
                where id = :id
                """)
                .bind("priority", terms.priority())
                .bind("disabled", terms.disabled())
                .bind("now", now)
                .bind("id", id)
                .update();
        tx.sql("delete from immutability_selector where rule_id = :id")
                .bind("id", id)
                .update();
        insertSelectors(tx, id, terms);
    }

    /// Deletes the rule and with it its selectors.
    void delete(Transaction tx, long id) {
        tx.sql("delete from immutability_rule where id = :id").bind("id", id).update();
    }

    private static void insertSelectors(Transaction tx, long rule, RuleTerms terms) {
        Tuples rows = new Tuples();
        add(rows, REPOSITORY, terms.repositories());
        add(rows, TAG, terms.tags());
        tx.sql("""
                insert into immutability_selector (rule_id, target, position, excludes, pattern, extras)
                select :rule, value ->> 0, cast(value ->> 1 as bigint), cast(value ->> 2 as bigint), value ->> 3,
                    value ->> 4
                from %s
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rule", rule)
                .bind("rows", rows.json())
                .update();
    }

    private static void add(Tuples rows, String target, List<Selector> selectors) {
        int position = 0;
        for (Selector selector : selectors) {
            rows.add(
                    target,
                    position++,
                    selector.kind() == Selector.Kind.EXCLUDES ? 1 : 0,
                    selector.pattern(),
                    selector.extras());
        }
    }

    /// A rule whose selectors come one by one.
    private record Gathered(
            int priority, boolean disabled, Instant createdAt, List<Selector> repositories, List<Selector> tags) {

        static Gathered of(Row row) {
            return new Gathered(
                    (int) row.number("priority"),
                    row.flag("disabled"),
                    row.instant("created_at"),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        Gathered add(Row row) {
            Selector.Kind kind = row.flag("excludes") ? Selector.Kind.EXCLUDES : Selector.Kind.MATCHES;
            Selector selector = new Selector(kind, row.text("pattern"), row.text("extras"));
            (row.text("target").equals(TAG) ? tags : repositories).add(selector);
            return this;
        }

        ImmutabilityRule rule(long id, String project) {
            return new ImmutabilityRule(id, project, new RuleTerms(repositories, tags, priority, disabled), createdAt);
        }
    }
}
