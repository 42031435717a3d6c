package dev.berth.registry.content;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.List;

/// Who refers to a subject: manifests that say so themselves, and those that an index under a fallback tag lists.
final class JdbcReferrerStore {

    /// A page to read.
    ///
    /// @param after the digest to go on after; empty for the first page
    /// @param types artifact types between commas, a comma at either end; empty for all
    record Range(RepositoryId repository, String after, String types, int limit) {}

    List<Descriptor> ofManifests(Transaction tx, Range range, Digest subject) {
        return descriptors(tx.sql("""
                        select digest, media_type, artifact_type, size, annotations
                        from manifest
                        where repository_id = :repository
                        and subject_digest = :subject
                        and digest > :after
                        and (:types = '' or replace(:types, ',' || artifact_type || ',', '') <> :types)
                        order by digest
                        limit :limit
                        """), range, subject.toString());
    }

    List<Descriptor> ofFallbackTag(Transaction tx, Range range, Tag tag) {
        return descriptors(tx.sql("""
                        select digest, media_type, artifact_type, size, annotations
                        from fallback_referrer
                        where repository_id = :repository
                        and tag = :subject
                        and digest > :after
                        and (:types = '' or replace(:types, ',' || artifact_type || ',', '') <> :types)
                        order by digest
                        limit :limit
                        """), range, tag.value());
    }

    /// The manifests that say that they are about `subject`, at most `limit`.
    List<Digest> digests(Transaction tx, RepositoryId repository, Digest subject, int limit) {
        return tx.sql("""
                select digest
                from manifest
                where repository_id = :repository
                and subject_digest = :subject
                order by digest
                limit :limit
                """)
                .bind("repository", repository.value())
                .bind("subject", subject.toString())
                .bind("limit", limit)
                .list(row -> Digest.parse(row.text("digest")));
    }

    void insertFallback(Transaction tx, RepositoryId repository, Tag tag, List<Descriptor> listed) {
        Tuples rows = new Tuples();
        for (Descriptor descriptor : listed) {
            MediaType artifactType = descriptor.artifactType();
            rows.add(
                    descriptor.digest().toString(),
                    descriptor.mediaType().value(),
                    artifactType == null ? null : artifactType.value(),
                    descriptor.size(),
                    Annotations.write(descriptor.annotations()));
        }
        tx.sql("""
                insert into fallback_referrer (repository_id, tag, digest, media_type, artifact_type,
                    size, annotations)
                select :repository, :tag, value ->> 0, value ->> 1, value ->> 2,
                    cast(value ->> 3 as bigint), value ->> 4
                from %s
                where true
                on conflict do nothing
                """.formatted(tx.dialect().tuples("rows")))
                .bind("repository", repository.value())
                .bind("tag", tag.value())
                .bind("rows", rows.json())
                .update();
    }

    void deleteFallback(Transaction tx, RepositoryId repository, Tag tag) {
        tx.sql("""
                delete from fallback_referrer
                where repository_id = :repository
                and tag = :tag
                """)
                .bind("repository", repository.value())
                .bind("tag", tag.value())
                .update();
    }

    private static List<Descriptor> descriptors(Query query, Range range, String subject) {
        return query.bind("repository", range.repository().value())
                .bind("subject", subject)
                .bind("after", range.after())
                .bind("types", range.types())
                .bind("limit", range.limit())
                .list(JdbcReferrerStore::descriptor);
    }

    private static Descriptor descriptor(Row row) {
        String artifactType = row.textOrNull("artifact_type");
        return new Descriptor(
                new MediaType(row.text("media_type")),
                Digest.parse(row.text("digest")),
                row.number("size"),
                artifactType == null ? null : new MediaType(artifactType),
                Annotations.read(row.text("annotations")),
                List.of());
    }
}
