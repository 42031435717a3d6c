package dev.berth.registry.content;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import java.util.ArrayList;
import java.util.List;

/// That a manifest names a piece of content.
///
/// @param size as the manifest says it
/// @param elsewhere whether the content may only be had from another place, so that no repository need hold it
record ManifestReference(Kind kind, Digest digest, long size, boolean elsewhere) {

    /// What the content is to the manifest.
    enum Kind {
        CONFIG("config"),
        LAYER("layer"),
        CHILD("child");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        /// As the database has it.
        String column() {
            return column;
        }
    }

    /// All that the manifest names, in its order. Its subject is not among them: that need not exist.
    static List<ManifestReference> of(Manifest manifest) {
        return switch (manifest) {
            case Manifest.Image image -> ofImage(image);
            case Manifest.Index index ->
                index.manifests().stream().map(child -> of(Kind.CHILD, child)).toList();
            case Manifest.Other _ -> List.of();
        };
    }

    private static List<ManifestReference> ofImage(Manifest.Image image) {
        List<ManifestReference> references = new ArrayList<>(image.layers().size() + 1);
        references.add(of(Kind.CONFIG, image.config()));
        image.layers().forEach(layer -> references.add(of(Kind.LAYER, layer)));
        return references;
    }

    private static ManifestReference of(Kind kind, Descriptor descriptor) {
        return new ManifestReference(kind, descriptor.digest(), descriptor.size(), elsewhere(descriptor));
    }

    private static boolean elsewhere(Descriptor descriptor) {
        String type = descriptor.mediaType().value();
        return !descriptor.urls().isEmpty() || type.contains("nondistributable") || type.contains("foreign");
    }
}
