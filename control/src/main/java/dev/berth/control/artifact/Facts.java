package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a manifest is, as far as it says so itself and through its config.
///
/// @param type the kind that people know: `IMAGE`, `CHART`, `WASM`, `CNAB`, `CNAI`, `SBOM`, `SIGNATURE`, or one that
///     is derived from the media type
/// @param mediaType the config's, or the manifest's own when it has no config
/// @param size of the manifest and what it names besides manifests, in bytes
/// @param subject what it is about
/// @param accessory what it is to its subject; without one, what it is when a tag names a subject
/// @param extraAttributes a JSON object
/// @param children of an index
/// @param layers of an image that is to be run
/// @param statements that an index carries
record Facts(
        String type,
        MediaType mediaType,
        Optional<MediaType> artifactType,
        long size,
        Optional<Digest> subject,
        Optional<AccessoryType> accessory,
        String extraAttributes,
        Map<String, String> annotations,
        List<Child> children,
        Optional<LayerPath> layers,
        Set<Statement> statements) {

    Facts {
        annotations = Map.copyOf(annotations);
        children = List.copyOf(children);
        statements = Set.copyOf(statements);
    }

    /// That there is a statement of this kind.
    ///
    /// @param about what the index lists, or the index itself
    record Statement(Digest about, StatementKind kind) {}

    /// What an index says of a manifest that it lists.
    ///
    /// @param platform a JSON object
    /// @param urls a JSON array of strings
    record Child(
            Digest digest, long size, Optional<String> platform, Map<String, String> annotations, List<String> urls) {
        Child {
            annotations = Map.copyOf(annotations);
            urls = List.copyOf(urls);
        }
    }
}
