package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.content.RepositoryId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/// The tables image_lineage and image_lineage_seen.
final class JdbcLineageStore {

    /// The layers of an image.
    ///
    /// @param artifact its id
    record Lineage(long artifact, LayerPath layers) {}

    /// An image whose layers are not written down.
    ///
    /// @param artifact its id
    record Unknown(long artifact, RepositoryId repository, Digest digest) {}

    /// Writes down the layers of those that are still there; they never change.
    void save(Transaction tx, Collection<Lineage> lineages) {
        Tuples rows = new Tuples();
        lineages.forEach(one ->
                rows.add(one.artifact(), one.layers().text(), one.layers().chain()));
        tx.sql("""
                insert into image_lineage (artifact_id, repository_id, project, path, chain, pushed_at)
                select a.id, a.repository_id, a.project, value ->> 1, cast(value ->> 2 as bigint), a.pushed_at
                from %s
                join artifact a on a.id = cast(value ->> 0 as bigint)
                where true
                on conflict (artifact_id) do nothing
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    /// The id of the artifact that was described last.
    long newest(Transaction tx) {
        return tx.sql("select id from artifact order by id desc limit 1")
                .first(row -> row.number("id"))
                .orElse(0L);
    }

    /// Up to which id somebody has looked.
    long seen(Transaction tx) {
        return tx.sql("select artifact_id from image_lineage_seen")
                .first(row -> row.number("artifact_id"))
                .orElse(0L);
    }

    void look(Transaction tx, long upTo) {
        tx.sql("""
                insert into image_lineage_seen (one, artifact_id)
                values (1, :upTo)
                on conflict (one) do update
                set artifact_id = excluded.artifact_id
                """).bind("upTo", upTo).update();
    }

    /// The last of the next artifacts, at most `count`; empty when there are none.
    OptionalLong end(Transaction tx, long after, int count) {
        return tx.sql("""
                select max(id) as last
                from (select id from artifact where id > :after order by id limit :count) portion
                having count(*) > 0
                """)
                .bind("after", after)
                .bind("count", count)
                .first(row -> row.number("last"))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// What may be an image by its type; an index has no config, so that its type is its own.
    List<Unknown> unknown(Transaction tx, long after, long upTo) {
        return tx.sql("""
                select a.id, a.repository_id, a.digest
                from artifact a
                where a.id > :after
                and a.id <= :upTo
                and a.type = 'IMAGE'
                and a.media_type <> a.manifest_media_type
                and a.subject_digest is null
                and not exists (select 1 from image_lineage l where l.artifact_id = a.id)
                order by a.id
                """)
                .bind("after", after)
                .bind("upTo", upTo)
                .list(row -> new Unknown(
                        row.number("id"),
                        new RepositoryId(row.number("repository_id")),
                        Digest.parse(row.text("digest"))));
    }
}
