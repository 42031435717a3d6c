package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.StoredManifest;
import dev.berth.registry.content.TagCondition;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What people do with artifacts and repositories besides pushing and pulling. Safe for use by many threads.
public final class Artifacts {

    private static final int DESCRIPTION_LIMIT = 64 * 1024;

    private final Database database;
    private final Repositories repositories;
    private final Manifests manifests;
    private final Blobs blobs;
    private final InstantSource clock;
    private final JdbcArtifactStore store = new JdbcArtifactStore();

    public Artifacts(
            Database database, Repositories repositories, Manifests manifests, Blobs blobs, InstantSource clock) {
        this.database = database;
        this.repositories = repositories;
        this.manifests = manifests;
        this.blobs = blobs;
        this.clock = clock;
    }

    /// Replaces what people say of a repository. BAD_REQUEST when that is too long, NAME_UNKNOWN when there is no
    /// such repository.
    public void describe(Actor actor, RepositoryName repository, String description) {
        if (description.length() > DESCRIPTION_LIMIT) {
            throw new DomainException(
                    ArtifactErrorCode.BAD_REQUEST,
                    "description: at most %d characters are kept".formatted(DESCRIPTION_LIMIT));
        }
        RepositoryId id = repositories.require(repository);
        database.transact(tx -> {
            store.describe(tx, id, description, clock.instant());
            return id;
        });
    }

    /// Deletes a repository with all that is in it. NAME_UNKNOWN when there is nothing in it, PRECONDITION when one
    /// of its tags must stay.
    public void deleteRepository(Actor actor, RepositoryName repository) {
        try {
            manifests.deleteAll(actor, repository);
        } catch (DomainException refused) {
            if (refused.code() == RegistryErrorCode.NAME_UNKNOWN) {
                // An earlier deletion may have been cut off just before this.
                forgetDescription(repository);
            }
            throw refused;
        }
        forgetDescription(repository);
    }

    private void forgetDescription(RepositoryName repository) {
        repositories
                .find(repository)
                .ifPresent(id -> database.transact(tx -> {
                    store.forgetDescription(tx, id);
                    return id;
                }));
    }

    /// Deletes an artifact with its tags, the children that only it lists, and what is attached to it.
    ///
    /// @throws DomainException NOT_FOUND; VIOLATE_FOREIGN_KEY_CONSTRAINT while an index lists it; PRECONDITION when
    ///     one of its tags must stay
    public void delete(Actor actor, RepositoryName repository, Reference reference) {
        Digest digest = require(repository, reference).digest();
        try {
            manifests.deleteWhole(actor, repository, digest);
        } catch (DomainException refused) {
            if (refused.code() != RegistryErrorCode.UNSUPPORTED) {
                throw refused;
            }
            throw new DomainException(
                    ArtifactErrorCode.VIOLATE_FOREIGN_KEY_CONSTRAINT,
                    "the artifact is part of an index; delete that first",
                    refused);
        }
    }

    /// Makes a tag that does not exist yet. NOT_FOUND when there is no such artifact, CONFLICT when there is such a
    /// tag.
    public void tag(Actor actor, RepositoryName repository, Reference reference, Tag tag) {
        StoredManifest manifest = require(repository, reference);
        if (manifests.find(repository, new Reference.ByTag(tag)).isPresent()) {
            throw new DomainException(
                    ArtifactErrorCode.CONFLICT, "tag %s already exists in repository %s".formatted(tag, repository));
        }
        manifests.put(
                actor,
                new PutManifest(
                        repository,
                        Optional.of(manifest.digest()),
                        List.of(tag),
                        Optional.of(manifest.mediaType()),
                        manifest.content(),
                        new TagCondition.Absent()));
    }

    /// Deletes a tag of an artifact, which stays. NOT_FOUND when the artifact has no such tag, PRECONDITION when it
    /// must stay.
    public void untag(Actor actor, RepositoryName repository, Reference reference, Tag tag) {
        Digest digest = require(repository, reference).digest();
        Reference tagged = new Reference.ByTag(tag);
        if (manifests
                .find(repository, tagged)
                .filter(found -> found.digest().equals(digest))
                .isEmpty()) {
            throw new DomainException(
                    ArtifactErrorCode.NOT_FOUND,
                    "tag %s is not attached to artifact %s of %s".formatted(tag, digest, repository));
        }
        manifests.delete(actor, repository, tagged, Optional.of(digest));
    }

    /// Copies an artifact into another repository, with what it lists and what is attached to it; the bytes stay
    /// where they are. A tag that it is copied by is set there too. NOT_FOUND when there is none.
    ///
    /// @return its digest
    public Digest copy(Actor actor, RepositoryName from, Reference reference, RepositoryName to) {
        return new Copying(manifests, blobs, actor, from, to).copy(require(from, reference), reference);
    }

    private StoredManifest require(RepositoryName repository, Reference reference) {
        return manifests
                .find(repository, reference)
                .orElseThrow(() -> new DomainException(
                        ArtifactErrorCode.NOT_FOUND,
                        "artifact %s of repository %s not found".formatted(reference, repository)));
    }
}
