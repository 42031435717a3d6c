package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.RepositoryId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a list of artifacts shows beside each: what is attached to it or carried about it in whatever form, and whether
/// an index lists it. Safe for use by many threads.
public final class ArtifactMarks {

    private final Database database;
    private final JdbcTagGroupStore groups = new JdbcTagGroupStore();

    public ArtifactMarks(Database database) {
        this.database = database;
    }

    /// The marks of an artifact.
    ///
    /// @param accessories what other artifacts are to it, and what indexes carry about it, each kind once
    /// @param listed whether an index lists it
    public record Marks(long id, List<String> accessories, boolean listed) {
        public Marks {
            accessories = List.copyOf(accessories);
        }
    }

    /// Of those that are there, in the order of their ids.
    public List<Marks> of(RepositoryId repository, Collection<Long> ids) {
        return database.read(tx -> {
            List<Found> found = found(tx, repository, ids);
            if (found.isEmpty()) {
                return List.of();
            }
            Map<Digest, Set<String>> about = groups.accessories(
                    tx, repository, found.stream().map(Found::digest).toList());
            return found.stream()
                    .map(one -> new Marks(
                            one.id(),
                            about.getOrDefault(one.digest(), Set.of()).stream()
                                    .sorted()
                                    .toList(),
                            one.listed()))
                    .toList();
        });
    }

    private static List<Found> found(Transaction tx, RepositoryId repository, Collection<Long> ids) {
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

    private record Found(long id, Digest digest, boolean listed) {}
}
