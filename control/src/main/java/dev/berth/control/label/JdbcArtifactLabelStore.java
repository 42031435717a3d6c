package dev.berth.control.label;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.content.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of what artifacts carry.
final class JdbcArtifactLabelStore {

    /// Whether it was not there before. The foreign key refuses when the artifact is gone.
    boolean insert(Transaction tx, LabelledArtifact artifact, long label, Instant now) {
        return tx.sql("""
                insert into artifact_label (repository_id, digest, label_id, added_at)
                values (:repository, :digest, :label, :now)
                on conflict (repository_id, digest, label_id) do nothing
                """)
                        .bind("repository", artifact.repository().value())
                        .bind("digest", artifact.digest().toString())
                        .bind("label", label)
                        .bind("now", now)
                        .update()
                > 0;
    }

    boolean delete(Transaction tx, LabelledArtifact artifact, long label) {
        return tx.sql("""
                delete from artifact_label
                where repository_id = :repository
                and digest = :digest
                and label_id = :label
                """)
                        .bind("repository", artifact.repository().value())
                        .bind("digest", artifact.digest().toString())
                        .bind("label", label)
                        .update()
                > 0;
    }

    Map<LabelledArtifact, List<Label>> labelsOf(Transaction tx, Collection<LabelledArtifact> artifacts) {
        Tuples wanted = new Tuples();
        artifacts.forEach(artifact ->
                wanted.add(artifact.repository().value(), artifact.digest().toString()));
        Map<LabelledArtifact, List<Label>> labels = new HashMap<>();
        tx.sql("""
                select carried.repository_id, carried.digest, label.id, label.project_id, label.name,
                    label.description, label.color, label.created_at, label.updated_at
                from artifact_label carried
                join label on label.id = carried.label_id
                where (carried.repository_id, carried.digest) in (
                    select cast(value ->> 0 as bigint), value ->> 1
                    from %s
                )
                order by label.name, label.id
                """.formatted(tx.dialect().tuples("wanted")))
                .bind("wanted", wanted.json())
                .list(row -> labels.computeIfAbsent(
                                new LabelledArtifact(
                                        new RepositoryId(row.number("repository_id")),
                                        Digest.parse(row.text("digest"))),
                                _ -> new ArrayList<>())
                        .add(JdbcLabelStore.label(row)));
        return labels;
    }
}
