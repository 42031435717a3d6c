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

    /// Those of `digests` that a repository of the project holds. From each digest to its holders, one by one and no
    /// further than to the first, however many repositories the project has: the offsets keep databases from making
    /// joins of it.
    Set<Digest> held(Transaction tx, Kind kind, String project, Collection<Digest> digests) {
        String holders = switch (kind) {
            case BLOB -> "repository_blob";
            case MANIFEST -> "manifest";
        };
        return new HashSet<>(tx.sql("""
                select value ->> 0 as digest
                from %s
                where exists (
                    select 1
                    from %s held
                    where held.digest = value ->> 0
                    and exists (
                        select 1
                        from repository
                        where repository.id = held.repository_id
                        and repository.name >= :from
                        and repository.name < :to
                        limit 1 offset 0
                    )
                    limit 1 offset 0
                )
                """.formatted(tx.dialect().tuples("digests"), holders))
                .bind("digests", Digests.tuples(List.copyOf(digests)))
                .bind("from", JdbcRepositoryStore.firstUnder(project))
                .bind("to", JdbcRepositoryStore.endOf(project))
                .list(row -> Digest.parse(row.text("digest"))));
    }
}
