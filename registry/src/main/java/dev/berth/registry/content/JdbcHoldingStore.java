package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.gate.StorageAccount.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which contents some repository of a project holds.
final class JdbcHoldingStore {

    /// Those of `digests` that a repository of the project holds.
    Set<Digest> held(Transaction tx, Kind kind, String project, Collection<Digest> digests) {
        return switch (kind) {
            case BLOB -> blobs(tx, project, digests);
            case MANIFEST -> manifests(tx, project, digests);
        };
    }

    /// From the digests to their holders, however many repositories the project has: SQLite takes a cross join in
    /// the order in which it is written.
    private static Set<Digest> blobs(Transaction tx, String project, Collection<Digest> digests) {
        return new HashSet<>(tx.sql("""
                select distinct held.digest
                from %s
                cross join repository_blob held
                cross join repository
                where held.digest = value ->> 0
                and repository.id = held.repository_id
                and repository.name >= :from
                and repository.name < :to
                """.formatted(tx.dialect().tuples("digests")))
                .bind("digests", Digests.tuples(List.copyOf(digests)))
                .bind("from", JdbcRepositoryStore.firstUnder(project))
                .bind("to", JdbcRepositoryStore.endOf(project))
                .list(row -> Digest.parse(row.text("digest"))));
    }

    private static Set<Digest> manifests(Transaction tx, String project, Collection<Digest> digests) {
        return new HashSet<>(tx.sql("""
                select distinct held.digest
                from repository
                join manifest held on held.repository_id = repository.id
                where repository.name >= :from
                and repository.name < :to
                and held.digest in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("digests")))
                .bind("digests", Digests.tuples(List.copyOf(digests)))
                .bind("from", JdbcRepositoryStore.firstUnder(project))
                .bind("to", JdbcRepositoryStore.endOf(project))
                .list(row -> Digest.parse(row.text("digest"))));
    }
}
