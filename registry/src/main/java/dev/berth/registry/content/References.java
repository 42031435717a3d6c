package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.ManifestReference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a manifest's references mean in a repository.
///
/// @param missing what the repository does not hold although it would be had from there; each digest once
record References(List<Resolved> all, List<Digest> missing) {

    References {
        all = List.copyOf(all);
        missing = List.copyOf(missing);
    }

    /// A reference and what it was found to be.
    ///
    /// @param held the content's size in the repository; -1 when it is not there
    record Resolved(ManifestReference reference, Target target, long held) {}

    /// What stands behind a reference.
    enum Target {
        BLOB,
        MANIFEST,
        NOTHING
    }

    /// Resolves references against the sizes of what the repository holds.
    static References resolve(
            List<ManifestReference> references, Map<Digest, Long> blobs, Map<Digest, Long> manifests) {
        List<Resolved> all = new ArrayList<>(references.size());
        Set<Digest> missing = new LinkedHashSet<>();
        for (ManifestReference reference : references) {
            Resolved resolved = resolve(reference, blobs, manifests);
            if (resolved.target() == Target.NOTHING && !reference.elsewhere()) {
                missing.add(reference.digest());
            }
            all.add(resolved);
        }
        return new References(all, List.copyOf(missing));
    }

    // The children of an index are manifests, but BuildKit's older cache export lists blobs.
    private static Resolved resolve(ManifestReference reference, Map<Digest, Long> blobs, Map<Digest, Long> manifests) {
        Long manifest = reference.kind() == Kind.CHILD ? manifests.get(reference.digest()) : null;
        if (manifest != null) {
            return new Resolved(reference, Target.MANIFEST, manifest);
        }
        Long blob = blobs.get(reference.digest());
        return blob != null ? new Resolved(reference, Target.BLOB, blob) : new Resolved(reference, Target.NOTHING, -1);
    }

    /// Refuses when a reference names another size than the content has.
    ///
    /// @throws DomainException with `SIZE_INVALID`
    void requireSizes() {
        for (Resolved resolved : all) {
            ManifestReference reference = resolved.reference();
            if (resolved.target() != Target.NOTHING && resolved.held() != reference.size()) {
                throw new DomainException(
                        RegistryErrorCode.SIZE_INVALID,
                        "the manifest says that %s has %d bytes, but it has %d"
                                .formatted(reference.digest(), reference.size(), resolved.held()));
            }
        }
    }

    /// The missing configs and layers; children of an index may be missing.
    List<Digest> missingBlobs() {
        return all.stream()
                .filter(resolved -> resolved.target() == Target.NOTHING)
                .map(Resolved::reference)
                .filter(reference -> reference.kind() != Kind.CHILD && !reference.elsewhere())
                .map(ManifestReference::digest)
                .distinct()
                .toList();
    }

    /// Refuses when blobs are missing.
    ///
    /// @throws DomainException with `MANIFEST_BLOB_UNKNOWN` that names all of them
    void requireBlobs() {
        List<Digest> blobs = missingBlobs();
        if (!blobs.isEmpty()) {
            throw new DomainException(
                    RegistryErrorCode.MANIFEST_BLOB_UNKNOWN,
                    "the repository does not hold these blobs of the manifest; push them first: "
                            + blobs.stream().map(Digest::toString).collect(Collectors.joining(", ")));
        }
    }

    /// The blobs referred to, each once, in digest order: the order in which rows are locked.
    List<Digest> blobs() {
        return all.stream()
                .filter(resolved -> resolved.target() == Target.BLOB)
                .map(resolved -> resolved.reference().digest().toString())
                .distinct()
                .sorted()
                .map(Digest::parse)
                .toList();
    }
}
