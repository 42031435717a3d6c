package dev.berth.control.webhook;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table `webhook_delivery`, and how many of them wait.
final class JdbcDeliveryStore {

    /// A delivery that somebody has taken to try.
    ///
    /// @param attempts with this one
    /// @param dueAt until when it is theirs
    @SuppressWarnings("ArrayRecordComponent")
    record Taken(
            long id,
            long policy,
            WebhookTarget.Kind kind,
            String address,
            byte[] authHeader,
            boolean verify,
            String mediaType,
            String body,
            int attempts,
            Instant dueAt,
            String log,
            boolean trial) {}

    private static final Columns COLUMNS = Columns.orderedBy("id desc")
            .at("id", "id")
            .at("status", "status")
            .at("event_type", "event_type")
            .at("vendor_type", "kind")
            .at("start_time", "started_at")
            .at("creation_time", "created_at")
            .at("update_time", "updated_at");

    private static final String DELIVERY = """
            select
                id, policy, event_type, kind, address, body, status, attempts, created_at, updated_at, started_at,
                ended_at, response_status, response_body, log, trial
            from webhook_delivery
            """;

    private final JdbcBacklogStore backlog = new JdbcBacklogStore();

    /// Whether something happened, or somebody only wants to see what becomes of it.
    enum Occasion {
        EVENT,
        TRIAL
    }

    /// Writes down what is to be told; its id.
    long insert(
            Transaction tx,
            long policy,
            EventType type,
            JdbcPolicyStore.SealedTarget target,
            Payload.Text text,
            Instant now,
            Occasion occasion) {
        long id = tx.sql("""
                insert into webhook_delivery (
                    policy, event_type, kind, address, auth_header, verify, media_type, body, status, attempts,
                    created_at, updated_at, due_at, response_body, log, trial
                )
                values (
                    :policy, :type, :kind, :address, :auth, :verify, :mediaType, :body, 'PENDING', 0,
                    :now, :now, :now, '', '', :trial
                )
                returning id
                """)
                .bind("policy", policy)
                .bind("type", type.name())
                .bind("kind", target.kind().name())
                .bind("address", target.address())
                .bind("auth", target.authHeader())
                .bind("verify", target.verify())
                .bind("mediaType", text.mediaType())
                .bind("body", text.body())
                .bind("now", now)
                .bind("trial", occasion == Occasion.TRIAL)
                .first(row -> row.number("id"))
                .orElseThrow();
        backlog.begun(tx, policy);
        return id;
    }

    /// How many deliveries of a policy are trials made since a moment.
    long trials(Transaction tx, long policy, Instant since) {
        return tx.sql("""
                select count(*) as trials
                from webhook_delivery
                where policy = :policy
                and trial = 1
                and created_at > :since
                """)
                .bind("policy", policy)
                .bind("since", since)
                .first(row -> row.number("trials"))
                .orElse(0L);
    }

    /// Writes the same down once more; its id.
    Optional<Long> repeat(Transaction tx, long policy, long id, Instant now) {
        Optional<Long> made = tx.sql("""
                insert into webhook_delivery (
                    policy, event_type, kind, address, auth_header, verify, media_type, body, status, attempts,
                    created_at, updated_at, due_at, response_body, log, trial
                )
                select
                    policy, event_type, kind, address, auth_header, verify, media_type, body, 'PENDING', 0,
                    :now, :now, :now, '', '', trial
                from webhook_delivery
                where id = :id
                and policy = :policy
                returning id
                """)
                .bind("now", now)
                .bind("id", id)
                .bind("policy", policy)
                .first(row -> row.number("id"));
        if (made.isPresent()) {
            backlog.begun(tx, policy);
        }
        return made;
    }

    /// A delivery that is due.
    record Due(long id, long policy) {}

    /// What is due, the longest waiting first, of policies that are not `busy`.
    List<Due> due(Transaction tx, Instant now, Collection<Long> busy, int limit) {
        return tx.sql("""
                select id, policy
                from webhook_delivery
                where due_at <= :now
                and policy not in
                """ + tx.dialect().numbers("busy") + "\norder by due_at, id\nlimit :limit")
                .bind("now", now)
                .bindNumbers("busy", busy)
                .bind("limit", limit)
                .list(row -> new Due(row.number("id"), row.number("policy")));
    }

    /// Takes a delivery to try it, unless somebody else has.
    Optional<Taken> take(Transaction tx, long id, Instant now, Instant until) {
        return tx.sql("""
                update webhook_delivery
                set status = 'RUNNING', attempts = attempts + 1, due_at = :until, updated_at = :now,
                    started_at = coalesce(started_at, :now)
                where id = :id
                and due_at <= :now
                returning
                    id, policy, kind, address, auth_header, verify, media_type, body, attempts, due_at, log, trial
                """).bind("until", until).bind("now", now).bind("id", id).first(JdbcDeliveryStore::taken);
    }

    /// How an attempt ended.
    ///
    /// @param next when to try again; null when it has ended
    record Outcome(
            Delivery.Status status,
            @Nullable Instant next,
            @Nullable Long responseStatus,
            String responseBody,
            String log) {}

    /// Writes down how an attempt ended, unless it took so long that somebody else has the delivery now, and forgets
    /// all but the newest of the policy that have ended.
    void end(Transaction tx, Taken taken, Outcome outcome, Instant now, int keep) {
        int ended = tx.sql("""
                update webhook_delivery
                set status = :status, due_at = :next, updated_at = :now, ended_at = :ended,
                    response_status = :responseStatus, response_body = :responseBody, log = :log
                where id = :id
                and attempts = :attempts
                and due_at = :dueAt
                """)
                .bind("status", outcome.status().name())
                .bind("next", outcome.next())
                .bind("now", now)
                .bind("ended", outcome.next() == null ? now : null)
                .bind("responseStatus", outcome.responseStatus())
                .bind("responseBody", outcome.responseBody())
                .bind("log", outcome.log())
                .bind("id", taken.id())
                .bind("attempts", taken.attempts())
                .bind("dueAt", taken.dueAt())
                .update();
        prune(tx, taken.policy(), keep);
        // The last thing to lock: whoever has it waits for nobody.
        if (ended > 0 && outcome.next() == null) {
            backlog.ended(tx, taken.policy());
        }
    }

    private static void prune(Transaction tx, long policy, int keep) {
        tx.sql("""
                delete from webhook_delivery
                where policy = :policy
                and due_at is null
                and id <= (
                    select id
                    from webhook_delivery
                    where policy = :policy
                    order by id desc
                    limit 1 offset :keep
                )
                """).bind("policy", policy).bind("keep", keep).update();
    }

    Optional<Delivery> find(Transaction tx, long policy, long id) {
        return tx.sql(DELIVERY + "where id = :id and policy = :policy")
                .bind("id", id)
                .bind("policy", policy)
                .first(JdbcDeliveryStore::delivery);
    }

    List<Delivery> list(Transaction tx, long policy, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        Query page = tx.sql(DELIVERY + "where policy = :policy\n" + part.conditions() + part.page())
                .bind("policy", policy);
        return part.list(page, JdbcDeliveryStore::delivery);
    }

    long count(Transaction tx, long policy, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        boolean all = query.filter().conditions().isEmpty();
        String among = all ? "and status in ('SUCCESS', 'ERROR')\n" : part.conditions();
        return (all ? backlog.waiting(tx, policy) : 0)
                + part.bind(tx.sql("select count(*) as deliveries from webhook_delivery where policy = :policy\n"
                                        + among)
                                .bind("policy", policy))
                        .first(row -> row.number("deliveries"))
                        .orElse(0L);
    }

    /// When a policy last told of a kind of event.
    record Last(long policy, EventType type, Instant at) {}

    /// Looked up for each kind of event that there is: a policy may have thousands of deliveries.
    List<Last> lastOf(Transaction tx, Collection<Long> policies) {
        Tuples types =
                Tuples.of(Arrays.stream(EventType.values()).map(EventType::name).toList());
        return tx.sql("""
                select policy, event_type, latest
                from (
                    select
                        asked.policy, kinds.event_type,
                        (
                            select max(created_at)
                            from webhook_delivery
                            where webhook_delivery.policy = asked.policy
                            and webhook_delivery.event_type = kinds.event_type
                        ) as latest
                    from (select cast(value ->> 0 as bigint) as policy from
                """ + tx.dialect().tuples("policies") + """
                    ) as asked
                    cross join (select value ->> 0 as event_type from
                """ + tx.dialect().tuples("types") + """
                    ) as kinds
                ) as told
                where latest is not null
                """)
                .bindNumbers("policies", policies)
                .bind("types", types.json())
                .list(row -> new Last(
                        row.number("policy"),
                        EventType.of(row.text("event_type")).orElseThrow(),
                        row.instant("latest")));
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.number("id"),
                row.number("policy"),
                WebhookTarget.Kind.valueOf(row.text("kind")),
                row.text("address"),
                row.bytes("auth_header"),
                row.flag("verify"),
                row.text("media_type"),
                row.text("body"),
                (int) row.number("attempts"),
                row.instant("due_at"),
                row.text("log"),
                row.flag("trial"));
    }

    private static Delivery delivery(Row row) {
        Long status = row.numberOrNull("response_status");
        return new Delivery(
                row.number("id"),
                row.number("policy"),
                EventType.of(row.text("event_type")).orElseThrow(),
                WebhookTarget.Kind.valueOf(row.text("kind")),
                row.text("address"),
                row.text("body"),
                Delivery.Status.valueOf(row.text("status")),
                (int) row.number("attempts"),
                row.instant("created_at"),
                row.instant("updated_at"),
                Optional.ofNullable(row.instantOrNull("started_at")),
                Optional.ofNullable(row.instantOrNull("ended_at")),
                Optional.ofNullable(status).map(Long::intValue),
                row.text("response_body"),
                row.text("log"),
                row.flag("trial"));
    }
}
