package dev.berth.control.layer;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables layer_index and layer_index_page.
final class JdbcLayerIndexStore {

    /// Where a page of an index begins.
    record PageStart(long position, String directory, String name) {}

    Optional<IndexState> find(Transaction tx, Digest layer) {
        return tx.sql("""
                select state, done, total, entries, unpacked, reason
                from layer_index
                where digest = :digest
                """).bind("digest", layer.toString()).first(JdbcLayerIndexStore::state);
    }

    /// How far the indexes of these layers are; those that nobody asked for are left out.
    Map<Digest, IndexState> find(Transaction tx, Collection<Digest> layers) {
        Map<Digest, IndexState> states = new HashMap<>();
        tx.sql("""
                select digest, state, done, total, entries, unpacked, reason
                from layer_index
                where digest in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("digests")))
                .bind(
                        "digests",
                        Tuples.of(layers.stream().map(Digest::toString).toList())
                                .json())
                .list(row -> states.put(Digest.parse(row.text("digest")), state(row)));
        return states;
    }

    private static IndexState state(Row row) {
        return switch (row.text("state")) {
            case "built" -> new IndexState.Built(row.number("entries"), row.number("unpacked"));
            case "unreadable" -> new IndexState.Unreadable(row.text("reason"));
            default -> new IndexState.Building(row.number("done"), row.number("total"));
        };
    }

    /// Takes on the work, unless somebody else is at it or it is done.
    ///
    /// @return whether it is the caller's now
    boolean claim(Transaction tx, Digest layer, long total, Instant now, Instant until) {
        return tx.sql("""
                insert into layer_index (digest, state, lease_until, done, total, entries, unpacked, reason)
                values (:digest, 'building', :until, 0, :total, 0, 0, '')
                on conflict (digest) do update
                set lease_until = excluded.lease_until, done = 0
                where layer_index.state = 'building' and layer_index.lease_until <= :now
                returning digest
                """)
                .bind("digest", layer.toString())
                .bind("until", until)
                .bind("total", total)
                .bind("now", now)
                .first(row -> row.text("digest"))
                .isPresent();
    }

    /// Says how far the work is, and that it goes on.
    ///
    /// @return whether it is still wanted
    boolean progress(Transaction tx, Digest layer, long done, Instant until) {
        return tx.sql("""
                update layer_index
                set done = :done, lease_until = :until
                where digest = :digest
                and state = 'building'
                """)
                        .bind("digest", layer.toString())
                        .bind("done", done)
                        .bind("until", until)
                        .update()
                > 0;
    }

    /// Lets go of the work, for the next who asks.
    void release(Transaction tx, Digest layer) {
        tx.sql("""
                delete from layer_index
                where digest = :digest
                and state = 'building'
                """).bind("digest", layer.toString()).update();
    }

    /// Says that the work is done; whether it was still wanted, and nobody else was faster.
    boolean built(Transaction tx, Digest layer, IndexState.Built built) {
        return tx.sql("""
                update layer_index
                set state = 'built', entries = :entries, unpacked = :unpacked, done = total
                where digest = :digest
                and state = 'building'
                """)
                        .bind("digest", layer.toString())
                        .bind("entries", built.entries())
                        .bind("unpacked", built.unpacked())
                        .update()
                > 0;
    }

    void savePage(Transaction tx, Digest layer, PageStart start, byte[] content) {
        tx.sql("""
                insert into layer_index_page (digest, position, directory, name, content)
                values (:digest, :position, :directory, :name, :content)
                """)
                .bind("digest", layer.toString())
                .bind("position", start.position())
                .bind("directory", start.directory())
                .bind("name", start.name())
                .bind("content", content)
                .update();
    }

    void unreadable(Transaction tx, Digest layer, String reason) {
        tx.sql("""
                update layer_index
                set state = 'unreadable', reason = :reason
                where digest = :digest
                and state = 'building'
                """).bind("digest", layer.toString()).bind("reason", reason).update();
    }

    /// Where the pages begin, in order.
    List<PageStart> starts(Transaction tx, Digest layer) {
        return tx.sql("""
                select position, directory, name
                from layer_index_page
                where digest = :digest
                order by position
                """)
                .bind("digest", layer.toString())
                .list(row -> new PageStart(row.number("position"), row.text("directory"), row.text("name")));
    }

    Optional<List<LayerEntry>> page(Transaction tx, Digest layer, long position) {
        return tx.sql("""
                select content
                from layer_index_page
                where digest = :digest
                and position = :position
                """)
                .bind("digest", layer.toString())
                .bind("position", position)
                .first(row -> EntryCodec.entries(row.bytes("content")));
    }
}
