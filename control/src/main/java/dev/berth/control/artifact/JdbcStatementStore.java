package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.content.RepositoryId;
import java.util.Collection;
import java.util.List;

/// The table carried_statement.
final class JdbcStatementStore {

    /// That an index carries a statement.
    ///
    /// @param artifact of the index, its id
    /// @param about what the index lists, or the index itself
    record Carried(long artifact, Digest about, StatementKind kind) {}

    /// Writes down those of indexes that are still there.
    void save(Transaction tx, Collection<Carried> statements) {
        Tuples rows = new Tuples();
        statements.forEach(one ->
                rows.add(one.artifact(), one.about().toString(), one.kind().stored()));
        tx.sql("""
                insert into carried_statement (repository_id, about, kind, artifact_id)
                select a.repository_id, value ->> 1, value ->> 2, a.id
                from %s
                join artifact a on a.id = cast(value ->> 0 as bigint)
                where true
                on conflict (repository_id, about, kind, artifact_id) do nothing
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    /// The indexes that carry a statement about a manifest, the newest first.
    List<Digest> indexes(Transaction tx, RepositoryId repository, Digest about, int limit) {
        return tx.sql("""
                select a.digest
                from (
                    select distinct artifact_id
                    from carried_statement
                    where repository_id = :repository
                    and about = :about
                ) carrying
                join artifact a on a.id = carrying.artifact_id
                order by a.id desc
                limit :limit
                """)
                .bind("repository", repository.value())
                .bind("about", about.toString())
                .bind("limit", limit)
                .list(row -> Digest.parse(row.text("digest")));
    }

    /// The indexes without rows that list something for another of their manifests.
    List<EarlierArtifact> unknown(Transaction tx, long after, long upTo) {
        return tx.sql("""
                select a.id, a.repository_id, a.digest
                from artifact a
                where a.id > :after
                and a.id <= :upTo
                and a.media_type = a.manifest_media_type
                and exists (
                    select 1
                    from artifact_child c
                    where c.artifact_id = a.id
                    and c.annotations like '%"vnd.docker.reference.digest"%'
                )
                and not exists (select 1 from carried_statement s where s.artifact_id = a.id)
                order by a.id
                """).bind("after", after).bind("upTo", upTo).list(EarlierArtifact::of);
    }
}
