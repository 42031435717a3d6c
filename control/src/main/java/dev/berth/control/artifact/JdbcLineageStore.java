package dev.berth.control.artifact;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.Collection;
import java.util.List;

/// The table image_lineage.
final class JdbcLineageStore {

    /// The layers of an image.
    ///
    /// @param artifact its id
    record Lineage(long artifact, LayerPath layers) {}

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

    /// What may be an image by its type; an index has no config, so that its type is its own.
    List<EarlierArtifact> unknown(Transaction tx, long after, long upTo) {
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
                """).bind("after", after).bind("upTo", upTo).list(EarlierArtifact::of);
    }
}
