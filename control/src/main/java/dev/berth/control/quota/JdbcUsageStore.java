package dev.berth.control.quota;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.gate.StorageAccount.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What projects hold: each content, and the sums of it in slots.
final class JdbcUsageStore {

    /// Something that is held.
    record Content(Digest digest, long size) {}

    /// Whether the project did not hold it before. The look before the insert is what a deletion on another node
    /// collides with: `on conflict` alone would not be seen by PostgreSQL as a read.
    boolean add(Transaction tx, String project, Kind kind, Digest digest, long size) {
        return tx.sql("""
                insert into quota_content (project, kind, digest, size)
                select :project, :kind, :digest, :size
                where not exists (
                    select 1
                    from quota_content
                    where project = :project
                    and kind = :kind
                    and digest = :digest
                )
                on conflict (project, kind, digest) do nothing
                """)
                        .bind("project", project)
                        .bind("kind", column(kind))
                        .bind("digest", digest.toString())
                        .bind("size", size)
                        .update()
                > 0;
    }

    /// Adds to the slot if that stays within its allowance; whether it did.
    boolean fits(Transaction tx, String project, String slot, long size) {
        return tx.sql("""
                update quota_slot
                set used = used + :size
                where project = :project
                and slot = :slot
                and (allowance is null or used + :size <= allowance)
                """)
                        .bind("size", size)
                        .bind("project", project)
                        .bind("slot", slot)
                        .update()
                > 0;
    }

    /// All slots of the project, which nobody else changes until the commit.
    Slots lock(Transaction tx, String project) {
        TreeMap<String, Long> used = new TreeMap<>();
        tx.sql("""
                select slot, used
                from quota_slot
                where project = :project
                order by slot
                %s
                """.formatted(tx.dialect().forUpdate()))
                .bind("project", project)
                .list(row -> used.put(row.text("slot"), row.number("used")) == null);
        return new Slots(used);
    }

    /// Forgets all that the project was said to hold.
    void forget(Transaction tx, String project) {
        tx.sql("delete from quota_content where project = :project")
                .bind("project", project)
                .update();
    }

    /// Makes empty slots for a project.
    void create(Transaction tx, String project) {
        tx.sql("""
                insert into quota_slot (project, slot, used)
                select :project, value ->> 0, 0
                from %s
                """.formatted(tx.dialect().tuples("slots")))
                .bind("project", project)
                .bind("slots", Tuples.of(Slots.NAMES).json())
                .update();
    }

    /// Writes down what the slots use and may use.
    void share(Transaction tx, String project, List<Slots.Share> shares) {
        Tuples rows = new Tuples();
        shares.forEach(share -> rows.add(share.slot(), share.used(), share.allowance()));
        save(tx, project, rows);
    }

    /// Writes down what the slots use, and that they may use as much as they like.
    void free(Transaction tx, String project, Slots slots) {
        Tuples rows = new Tuples();
        slots.used().forEach((slot, used) -> rows.add(slot, used, null));
        save(tx, project, rows);
    }

    private static void save(Transaction tx, String project, Tuples rows) {
        tx.sql("""
                update quota_slot
                set used = counted.used,
                    allowance = counted.allowance
                from (
                    select value ->> 0 as slot, cast(value ->> 1 as bigint) as used,
                        cast(value ->> 2 as bigint) as allowance
                    from %s
                ) as counted
                where quota_slot.project = :project
                and quota_slot.slot = counted.slot
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .bind("project", project)
                .update();
    }

    /// Takes away those of the contents that are there; which they were.
    List<Content> remove(Transaction tx, String project, Kind kind, Collection<Digest> digests) {
        return tx.sql("""
                delete from quota_content
                where project = :project
                and kind = :kind
                and digest in (select value ->> 0 from %s)
                returning digest, size
                """.formatted(tx.dialect().tuples("digests")))
                .bind("project", project)
                .bind("kind", column(kind))
                .bind(
                        "digests",
                        Tuples.of(digests.stream()
                                        .map(Digest::toString)
                                        .sorted()
                                        .toList())
                                .json())
                .list(row -> new Content(Digest.parse(row.text("digest")), row.number("size")));
    }

    void subtract(Transaction tx, String project, Map<String, Long> freed) {
        if (freed.isEmpty()) {
            return;
        }
        if (freed.size() > 1 && tx.dialect() == Dialect.POSTGRESQL) {
            lock(tx, project, freed.keySet());
        }
        Tuples rows = new Tuples();
        freed.forEach(rows::add);
        tx.sql("""
                update quota_slot
                set used = quota_slot.used - freed.bytes
                from (
                    select value ->> 0 as slot, cast(value ->> 1 as bigint) as bytes
                    from %s
                ) as freed
                where quota_slot.project = :project
                and quota_slot.slot = freed.slot
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .bind("project", project)
                .update();
    }

    /// Takes slots in their order, as everybody does: who updates several takes them in any order.
    private static void lock(Transaction tx, String project, Collection<String> slots) {
        List<String> _ = tx.sql(
                        """
                select slot
                from quota_slot
                where project = :project
                and slot in (select value ->> 0 from %s)
                order by slot
                %s
                """.formatted(tx.dialect().tuples("slots"), tx.dialect().forUpdate()))
                .bind("project", project)
                .bind("slots", Tuples.of(List.copyOf(slots)).json())
                .list(row -> row.text("slot"));
    }

    private static String column(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
