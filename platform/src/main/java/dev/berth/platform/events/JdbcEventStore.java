package dev.berth.platform.events;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The table `event`.
final class JdbcEventStore {

    void insert(Transaction tx, List<Event> events, Instant now) {
        if (events.size() == 1) {
            insertOne(tx, events.getFirst(), now);
        } else {
            insertMany(tx, events, now);
        }
    }

    private static void insertOne(Transaction tx, Event event, Instant now) {
        Actor actor = event.actor();
        tx.sql("""
                insert into event (
                    xact, happened_at, type, actor_kind, actor_id, actor_name, address, request, subject, project, details
                )
                values (
                """ + xact(tx) + """
                , :now, :type, :actorKind, :actorId, :actorName, :address, :request, :subject, :project, :details)
                """)
                .bind("now", now)
                .bind("type", event.type())
                .bind("actorKind", actor.kind().name())
                .bind("actorId", actor.id())
                .bind("actorName", storable(actor.name()))
                .bind("address", actor.origin().address())
                .bind("request", actor.origin().request())
                .bind("subject", storable(event.subject()))
                .bind("project", project(event))
                .bind("details", storable(Details.write(event.details())))
                .update();
    }

    private static void insertMany(Transaction tx, List<Event> events, Instant now) {
        Tuples rows = new Tuples();
        for (Event event : events) {
            Actor actor = event.actor();
            rows.add(
                    event.type(),
                    actor.kind().name(),
                    actor.id(),
                    storable(actor.name()),
                    actor.origin().address(),
                    actor.origin().request(),
                    storable(event.subject()),
                    project(event),
                    storable(Details.write(event.details())));
        }
        tx.sql("""
                insert into event (
                    xact, happened_at, type, actor_kind, actor_id, actor_name, address, request, subject, project, details
                )
                select
                """ + xact(tx) + """
                , :now, value ->> 0, value ->> 1, cast(value ->> 2 as bigint), value ->> 3, value ->> 4, value ->> 5,
                    value ->> 6, cast(value ->> 7 as bigint), value ->> 8
                from
                """ + tx.dialect().tuples("rows"))
                .bind("now", now)
                .bind("rows", rows.json())
                .update();
    }

    /// The events behind a position, in order. Not those of transactions that are still open, nor any that began
    /// later: an event that commits late must not be passed over.
    List<RecordedEvent> after(Transaction tx, Position position, int limit) {
        return tx.sql("""
                select
                    xact, id, happened_at, type, actor_kind, actor_id, actor_name, address, request, subject, project,
                    details
                from event
                where (xact, id) > (:xact, :id)
                """ + ended(tx) + """
                order by xact, id
                limit :limit
                """)
                .bind("xact", position.xact())
                .bind("id", position.id())
                .bind("limit", limit)
                .list(JdbcEventStore::event);
    }

    /// The position behind all events that are there, and before all that any transaction may yet write.
    Position now(Transaction tx) {
        return switch (tx.dialect()) {
            case SQLITE ->
                tx.sql("select coalesce(max(id), 0) as last from event")
                        .first(row -> new Position(0, row.number("last")))
                        .orElseThrow();
            case POSTGRESQL ->
                tx.sql("""
                        select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as oldest
                        """).first(row -> new Position(row.number("oldest"), 0)).orElseThrow();
        };
    }

    /// A number that no transaction of this database has yet.
    long nextXact(Transaction tx) {
        return switch (tx.dialect()) {
            case SQLITE -> 1;
            case POSTGRESQL -> tx.sql("""
                        select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint) as next
                        """).first(row -> row.number("next")).orElseThrow();
        };
    }

    /// Whether there is an event up to a position that happened before `before`; looks at the oldest only.
    boolean any(Transaction tx, Position upTo, Instant before) {
        return tx.sql("""
                        select xact, id, happened_at
                        from event
                        order by xact, id
                        limit 1
                        """)
                .first(row -> upTo.compareTo(new Position(row.number("xact"), row.number("id"))) >= 0
                        && row.instant("happened_at").isBefore(before))
                .orElse(false);
    }

    /// Deletes at most `limit` events up to a position that happened before `before`; how many.
    int delete(Transaction tx, Position upTo, Instant before, int limit) {
        return tx.sql("""
                delete from event
                where id in (
                    select id
                    from event
                    where (xact, id) <= (:xact, :id)
                    and happened_at < :before
                    order by xact, id
                    limit :limit
                )
                """)
                .bind("xact", upTo.xact())
                .bind("id", upTo.id())
                .bind("before", before)
                .bind("limit", limit)
                .update();
    }

    /// Gives events that were numbered by another server the number 0, before all others.
    void renumber(Transaction tx, long from) {
        tx.sql("update event set xact = 0 where xact >= :from")
                .bind("from", from)
                .update();
    }

    private static String xact(Transaction tx) {
        return switch (tx.dialect()) {
            case SQLITE -> "0";
            case POSTGRESQL -> "cast(cast(pg_current_xact_id() as text) as bigint)";
        };
    }

    private static String ended(Transaction tx) {
        return switch (tx.dialect()) {
            case SQLITE -> "";
            case POSTGRESQL -> "and xact < cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)\n";
        };
    }

    private static String storable(String text) {
        // PostgreSQL holds every character but this one.
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    private static @Nullable Long project(Event event) {
        return event.project().isPresent() ? event.project().getAsLong() : null;
    }

    private static RecordedEvent event(Row row) {
        Long project = row.numberOrNull("project");
        Actor actor = new Actor(
                Actor.Kind.valueOf(row.text("actor_kind")),
                row.number("actor_id"),
                row.text("actor_name"),
                new Origin(row.text("address"), row.text("request")));
        Event event = new Event(
                row.text("type"),
                actor,
                row.text("subject"),
                project == null ? OptionalLong.empty() : OptionalLong.of(project),
                Details.read(row.text("details")));
        return new RecordedEvent(new Position(row.number("xact"), row.number("id")), row.instant("happened_at"), event);
    }
}
