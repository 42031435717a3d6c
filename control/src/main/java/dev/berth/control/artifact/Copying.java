package dev.berth.control.artifact;

import dev.berth.oci.CosignTags;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.StoredManifest;
import dev.berth.registry.content.TagCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One copy from a repository to another: blobs are mounted, children come before the index that lists them, what is
/// attached comes last. It may end in the midst and be repeated: what is there already is not copied again.
final class Copying {

    private static final int DEEPEST = 8;

    private final Manifests manifests;
    private final Blobs blobs;
    private final Actor actor;
    private final RepositoryName from;
    private final RepositoryName to;
    private final Set<Digest> copied = new HashSet<>();

    Copying(Manifests manifests, Blobs blobs, Actor actor, RepositoryName from, RepositoryName to) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.actor = actor;
        this.from = from;
        this.to = to;
    }

    Digest copy(StoredManifest source, Reference reference) {
        List<Tag> tags = reference instanceof Reference.ByTag(Tag tag) ? List.of(tag) : List.of();
        copy(source, tags, 0);
        return source.digest();
    }

    private void copy(StoredManifest source, List<Tag> tags, int depth) {
        if (!copied.add(source.digest())) {
            return;
        }
        if (depth > DEEPEST) {
            throw new DomainException(
                    ArtifactErrorCode.BAD_REQUEST, "cannot copy %s: its indexes are nested too deep".formatted(from));
        }
        switch (parse(source)) {
            case Manifest.Image image -> copyBlobs(image);
            case Manifest.Index index -> copyChildren(index, depth);
            case Manifest.Other _ -> {}
        }
        manifests.put(
                actor,
                new PutManifest(
                        to,
                        Optional.of(source.digest()),
                        tags,
                        Optional.of(source.mediaType()),
                        source.content(),
                        new TagCondition.Any()));
        copyAttached(source.digest(), depth);
    }

    private static Manifest parse(StoredManifest source) {
        try {
            return ManifestParser.parse(source.content(), Optional.of(source.mediaType()));
        } catch (InvalidOciValueException e) {
            throw new DomainException(
                    ArtifactErrorCode.BAD_REQUEST, "cannot copy %s: it cannot be read".formatted(source.digest()), e);
        }
    }

    // What the source does not hold either is left out; storing the manifest says whether that is allowed.
    private void copyBlobs(Manifest.Image image) {
        List<Descriptor> all = new ArrayList<>(image.layers());
        all.add(image.config());
        all.stream().map(Descriptor::digest).distinct().forEach(digest -> blobs.mount(actor, to, digest, from));
    }

    private void copyChildren(Manifest.Index index, int depth) {
        for (Descriptor child : index.manifests()) {
            Optional<StoredManifest> held = manifests.find(from, new Reference.ByDigest(child.digest()));
            if (held.isPresent()) {
                copy(held.get(), List.of(), depth + 1);
            } else {
                blobs.mount(actor, to, child.digest(), from);
            }
        }
    }

    private void copyAttached(Digest subject, int depth) {
        for (Digest attached : manifests.about(from, subject)) {
            manifests
                    .find(from, new Reference.ByDigest(attached))
                    .ifPresent(found -> copy(found, List.of(), depth + 1));
        }
        for (Tag tag : CosignTags.of(subject)) {
            manifests.find(from, new Reference.ByTag(tag)).ifPresent(found -> copy(found, List.of(tag), depth + 1));
        }
    }
}
