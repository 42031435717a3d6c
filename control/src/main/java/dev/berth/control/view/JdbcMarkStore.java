package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.RepositoryId;
import java.util.Collection;
import java.util.List;

/// Finds artifacts of a repository by their ids, and whether an index lists them.
final class JdbcMarkStore {

    /// @param listed whether an index lists it
    record Found(long id, Digest digest, boolean listed) {}

    /// Those that are there, in the order of their ids.
    List<Found> found(Transaction tx, RepositoryId repository, Collection<Long> ids) {
        return tx.sql("""
                select a.id, a.digest, (
                    select 1
                    from manifest_reference parent
                    where parent.repository_id = a.repository_id
                    and parent.manifest_digest = a.digest
                    limit 1
                ) as listed
                from artifact a
                where a.id in %s
                and a.repository_id + 0 = :repository
                order by a.id
                """.formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", List.copyOf(ids))
                .bind("repository", repository.value())
                .list(row -> new Found(
                        row.number("id"), Digest.parse(row.text("digest")), row.numberOrNull("listed") != null));
    }
}
