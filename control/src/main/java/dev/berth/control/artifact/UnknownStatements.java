package dev.berth.control.artifact;

import dev.berth.control.artifact.JdbcStatementStore.Carried;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.registry.content.Undescribed;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Writes down the statements of indexes that were described without.
final class UnknownStatements implements EarlierArtifacts.Filler {

    private final Database database;
    private final Undescribed manifests;
    private final Function<RepositoryName, Contents> contents;
    private final JdbcStatementStore store = new JdbcStatementStore();

    /// @param contents what a repository holds
    UnknownStatements(Database database, Undescribed manifests, Function<RepositoryName, Contents> contents) {
        this.database = database;
        this.manifests = manifests;
        this.contents = contents;
    }

    @Override
    public long fill(long after, long upTo) {
        List<Carried> found = database.read(tx -> store.unknown(tx, after, upTo)).stream()
                .flatMap(this::carried)
                .toList();
        if (!found.isEmpty()) {
            database.transact(tx -> {
                store.save(tx, found);
                return found.size();
            });
        }
        return found.size();
    }

    private Stream<Carried> carried(EarlierArtifact index) {
        return manifests.again(index.repository(), index.digest()).stream()
                .flatMap(manifest -> Describer.statements(
                        manifest.digest(), manifest.content(), manifest.mediaType(), contents.apply(manifest.name()))
                        .stream())
                .map(statement -> new Carried(index.id(), statement.about(), statement.kind()));
    }
}
