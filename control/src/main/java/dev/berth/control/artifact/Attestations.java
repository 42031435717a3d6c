package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.StoredManifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds what indexes carry about the images that they list. Nobody has checked what it states. Safe for use by many
/// threads.
public final class Attestations {

    /// An image may be in many indexes, of which the oldest tell little.
    private static final int MOST_INDEXES = 10;

    private final Database database;
    private final Repositories repositories;
    private final Manifests manifests;
    private final Blobs blobs;
    private final Descriptions descriptions;
    private final JdbcStatementStore store = new JdbcStatementStore();

    public Attestations(
            Database database, Repositories repositories, Manifests manifests, Blobs blobs, Descriptions descriptions) {
        this.database = database;
        this.repositories = repositories;
        this.manifests = manifests;
        this.blobs = blobs;
        this.descriptions = descriptions;
    }

    /// What an index carries, and what other indexes carry about the artifact itself, each manifest once for a
    /// subject.
    ///
    /// @throws DomainException NOT_FOUND when there is no such artifact
    public List<Attestation> of(RepositoryName repository, Reference reference) {
        StoredManifest named = manifests
                .find(repository, reference)
                .orElseThrow(() -> new DomainException(
                        ArtifactErrorCode.NOT_FOUND,
                        "artifact %s of repository %s not found".formatted(reference, repository)));
        Set<String> known = new TreeSet<>();
        return Stream.concat(
                        carried(repository, named),
                        carrying(repository, named.digest())
                                .flatMap(index -> carried(repository, index))
                                .filter(one -> one.subject().equals(named.digest())))
                .filter(one -> known.add(one.manifest() + " " + one.subject()))
                .toList();
    }

    private Stream<StoredManifest> carrying(RepositoryName repository, Digest about) {
        Optional<RepositoryId> id = repositories.find(repository);
        id.ifPresent(descriptions::catchUp);
        return id.stream()
                .flatMap(known -> database.read(tx -> store.indexes(tx, known, about, MOST_INDEXES)).stream())
                .filter(index -> !index.equals(about))
                .flatMap(index -> manifests.find(repository, new Reference.ByDigest(index)).stream());
    }

    private Stream<Attestation> carried(RepositoryName repository, StoredManifest stored) {
        return index(stored).stream()
                .flatMap(index ->
                        Attestation.in(stored.digest(), index, new SmallContents(blobs, manifests, repository, 0))
                                .stream());
    }

    private static Optional<Manifest.Index> index(StoredManifest stored) {
        try {
            return ManifestParser.parse(stored.content(), Optional.of(stored.mediaType()))
                            instanceof Manifest.Index index
                    ? Optional.of(index)
                    : Optional.empty();
        } catch (InvalidOciValueException _) {
            return Optional.empty();
        }
    }
}
