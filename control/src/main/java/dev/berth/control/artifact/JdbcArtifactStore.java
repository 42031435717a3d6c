package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.UndescribedManifest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables artifact, artifact_child and repository_description.
final class JdbcArtifactStore {

    private final JdbcLineageStore lineages = new JdbcLineageStore();
    private final JdbcStatementStore statements = new JdbcStatementStore();

    /// Writes down what a manifest is, in place of what was written before.
    void save(Transaction tx, UndescribedManifest manifest, Facts facts) {
        long id = tx.sql("""
                insert into artifact (repository_id, project, digest, type, media_type, manifest_media_type,
                    artifact_type, size, pushed_at, subject_digest, accessory_type, extra_attrs, annotations)
                values (:repository, :project, :digest, :type, :mediaType, :manifestMediaType,
                    :artifactType, :size, :pushedAt, :subject, :accessory, :extraAttrs, :annotations)
                on conflict (repository_id, digest) do update
                set size = excluded.size, extra_attrs = excluded.extra_attrs
                returning id
                """)
                .bind("repository", manifest.repository().value())
                .bind("project", manifest.name().project())
                .bind("digest", manifest.digest().toString())
                .bind("type", facts.type())
                .bind("mediaType", facts.mediaType().value())
                .bind("manifestMediaType", manifest.mediaType().value())
                .bind("artifactType", facts.artifactType().map(MediaType::value).orElse(""))
                .bind("size", totalSize(tx, manifest.repository(), facts))
                .bind("pushedAt", manifest.pushedAt())
                .bind("subject", facts.subject().map(Digest::toString).orElse(null))
                .bind("accessory", facts.accessory().map(AccessoryType::wire).orElse(null))
                .bind("extraAttrs", facts.extraAttributes())
                .bind("annotations", BoundedJson.text(facts.annotations()))
                .first(row -> row.number("id"))
                .orElseThrow();
        if (!facts.children().isEmpty()) {
            saveChildren(tx, id, facts.children());
        }
        facts.layers().ifPresent(layers -> lineages.save(tx, List.of(new JdbcLineageStore.Lineage(id, layers))));
        if (!facts.statements().isEmpty()) {
            statements.save(
                    tx,
                    facts.statements().stream()
                            .map(one -> new JdbcStatementStore.Carried(id, one.about(), one.kind()))
                            .toList());
        }
    }

    private void saveChildren(Transaction tx, long artifact, List<Facts.Child> children) {
        Tuples rows = new Tuples();
        int position = 0;
        for (Facts.Child child : children) {
            rows.add(
                    position++,
                    child.digest().toString(),
                    child.platform().orElse(null),
                    BoundedJson.text(child.annotations()),
                    BoundedJson.text(child.urls()));
        }
        tx.sql("""
                insert into artifact_child (artifact_id, position, digest, platform, annotations, urls)
                select :artifact, cast(value ->> 0 as bigint), value ->> 1, value ->> 2, value ->> 3, value ->> 4
                from %s
                where true
                on conflict (artifact_id, position) do nothing
                """.formatted(tx.dialect().tuples("rows")))
                .bind("artifact", artifact)
                .bind("rows", rows.json())
                .update();
    }

    /// An index is as large as what it lists. Of a child that was not described yet only its manifest is known; when
    /// it is, its parents are described again.
    private long totalSize(Transaction tx, RepositoryId repository, Facts facts) {
        if (facts.children().isEmpty()) {
            return facts.size();
        }
        Map<Digest, Long> known = sizes(tx, repository, facts.children());
        long total = facts.size();
        for (Facts.Child child : facts.children()) {
            total = Describer.plus(total, known.getOrDefault(child.digest(), child.size()));
        }
        return total;
    }

    private static Map<Digest, Long> sizes(Transaction tx, RepositoryId repository, List<Facts.Child> children) {
        Map<Digest, Long> sizes = new HashMap<>();
        List<String> digests = children.stream()
                .map(child -> child.digest().toString())
                .distinct()
                .toList();
        tx.sql("""
                select digest, size
                from artifact
                where repository_id = :repository
                and digest in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", Tuples.of(digests).json())
                .list(row -> sizes.put(Digest.parse(row.text("digest")), row.number("size")));
        return sizes;
    }

    /// Replaces what people say of a repository.
    void describe(Transaction tx, RepositoryId repository, String description, Instant now) {
        tx.sql("""
                insert into repository_description (repository_id, description, updated_at)
                values (:repository, :description, :now)
                on conflict (repository_id) do update
                set description = excluded.description, updated_at = excluded.updated_at
                """)
                .bind("repository", repository.value())
                .bind("description", description)
                .bind("now", now)
                .update();
    }

    void forgetDescription(Transaction tx, RepositoryId repository) {
        tx.sql("""
                delete from repository_description
                where repository_id = :repository
                """).bind("repository", repository.value()).update();
    }
}
