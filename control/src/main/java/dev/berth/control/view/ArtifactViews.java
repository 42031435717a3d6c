package dev.berth.control.view;

import dev.berth.control.artifact.Descriptions;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Artifacts with what belongs to them, as lists show them. What was pushed a moment ago is described first. Safe for
/// use by many threads.
public final class ArtifactViews {

    private final Database database;
    private final Repositories repositories;
    private final Descriptions descriptions;
    private final JdbcArtifactViewStore artifacts;
    private final JdbcTagViewStore tags = new JdbcTagViewStore();
    private final JdbcAccessoryViewStore accessories = new JdbcAccessoryViewStore();

    public ArtifactViews(Database database, Repositories repositories, Descriptions descriptions) {
        this(database, repositories, descriptions, new JdbcArtifactViewStore());
    }

    ArtifactViews(
            Database database, Repositories repositories, Descriptions descriptions, JdbcArtifactViewStore artifacts) {
        this.database = database;
        this.repositories = repositories;
        this.descriptions = descriptions;
        this.artifacts = artifacts;
    }

    /// A part of a list, and how long the list is.
    public record Listed<T>(List<T> entries, long total) {
        public Listed {
            entries = List.copyOf(entries);
        }
    }

    /// The artifacts of a place; fields are those of [ArtifactFields#ARTIFACT].
    public Listed<ArtifactView> list(Place place, ListQuery query, Set<ArtifactPart> parts) {
        switch (place) {
            case Place.InRepository(RepositoryId id) -> descriptions.catchUp(id);
            case Place.InProject(String name) -> descriptions.catchUp(name);
            case Place.LatestInProject(String name) -> descriptions.catchUp(name);
        }
        return database.read(tx -> {
            Listed<ArtifactView> page = artifacts.list(tx, place, query);
            return new Listed<>(complete(tx, page.entries(), parts), page.total());
        });
    }

    /// Where to list a repository's artifacts; empty when nothing was ever pushed to it.
    public Optional<Place> place(RepositoryName repository) {
        return repositories.find(repository).map(Place.InRepository::new);
    }

    /// The artifact that a tag or digest names; accessories too.
    public Optional<ArtifactView> find(RepositoryName repository, Reference reference, Set<ArtifactPart> parts) {
        Optional<RepositoryId> id = repositories.find(repository);
        id.ifPresent(descriptions::catchUp);
        return id.flatMap(known -> database.read(tx -> digest(tx, known, reference)
                .flatMap(digest -> artifacts.find(tx, known, digest))
                .map(found -> complete(tx, List.of(found), parts).getFirst())));
    }

    private Optional<Digest> digest(Transaction tx, RepositoryId repository, Reference reference) {
        return switch (reference) {
            case Reference.ByDigest(Digest digest) -> Optional.of(digest);
            case Reference.ByTag(Tag tag) -> artifacts.tagged(tx, repository, tag.value());
        };
    }

    private List<ArtifactView> complete(Transaction tx, List<ArtifactView> found, Set<ArtifactPart> parts) {
        if (found.isEmpty()) {
            return found;
        }
        Map<Long, List<ArtifactView.Child>> children = artifacts.children(tx, found);
        Map<Long, List<TagView>> tagged = parts.contains(ArtifactPart.TAGS) ? tags.of(tx, found) : Map.of();
        Map<Long, List<AccessoryView>> about =
                parts.contains(ArtifactPart.ACCESSORIES) ? accessories.of(tx, Subject.of(found)) : Map.of();
        Map<Long, List<AccessoryView>> inherited =
                parts.contains(ArtifactPart.INHERITED_ACCESSORIES) ? inherited(tx, found) : Map.of();
        return found.stream()
                .map(artifact -> artifact.with(
                        children.getOrDefault(artifact.id(), List.of()),
                        tagged.getOrDefault(artifact.id(), List.of()),
                        about.getOrDefault(artifact.id(), List.of()),
                        inherited.getOrDefault(artifact.id(), List.of())))
                .toList();
    }

    /// The signatures of the indexes that list these artifacts, by the artifact's id: whoever signs an index means
    /// what it lists.
    private Map<Long, List<AccessoryView>> inherited(Transaction tx, List<ArtifactView> found) {
        Map<Long, List<Subject>> parents = artifacts.parents(tx, found);
        if (parents.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<AccessoryView>> about = accessories.of(
                tx, parents.values().stream().flatMap(List::stream).distinct().toList());
        Map<Long, List<AccessoryView>> inherited = new HashMap<>();
        parents.forEach((child, indexes) -> inherited.put(
                child,
                indexes.stream()
                        .flatMap(index -> about.getOrDefault(index.id(), List.of()).stream())
                        .filter(AccessoryView::signature)
                        .toList()));
        return inherited;
    }

    /// The tags of an artifact; fields are those of [ArtifactFields#TAG].
    public Listed<TagView> tags(ArtifactView artifact, ListQuery query) {
        return database.read(tx -> new Listed<>(tags.list(tx, artifact, query), tags.count(tx, artifact, query)));
    }

    /// The artifacts that are about this one; fields are those of [ArtifactFields#ACCESSORY].
    public Listed<AccessoryView> accessories(ArtifactView artifact, ListQuery query) {
        return database.read(tx -> new Listed<>(
                accessories.read(tx, Subject.of(List.of(artifact)), query), accessories.count(tx, artifact, query)));
    }
}
