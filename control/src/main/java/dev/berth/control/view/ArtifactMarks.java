package dev.berth.control.view;

import dev.berth.control.view.JdbcMarkStore.Found;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import dev.berth.registry.content.RepositoryId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a list of artifacts shows beside each: what is attached to it or carried about it in whatever form, and whether
/// an index lists it. Safe for use by many threads.
public final class ArtifactMarks {

    private final Database database;
    private final JdbcMarkStore store = new JdbcMarkStore();
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
            List<Found> found = store.found(tx, repository, ids);
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
}
