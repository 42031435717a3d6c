package dev.berth.api.oci;

import dev.berth.oci.MediaType;
import java.util.List;
import java.util.Set;

/// Whether a client can take a manifest, by its `Accept` headers. Nothing is ever converted; but a client that lists
/// the manifest types it knows, and not this one, is told that there is none for it.
final class Accepted {

    private static final Set<String> MANIFEST_TYPES = Set.of(
            MediaType.OCI_IMAGE_MANIFEST.value(),
            MediaType.OCI_IMAGE_INDEX.value(),
            MediaType.DOCKER_MANIFEST.value(),
            MediaType.DOCKER_MANIFEST_LIST.value(),
            "application/vnd.oci.artifact.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws");

    private Accepted() {}

    /// Whether content of `stored` type may be sent. Wildcards, and types that are not those of manifests, show a
    /// client that takes what comes; so does no header at all.
    static boolean allows(List<String> accept, MediaType stored) {
        boolean restricted = false;
        for (String line : accept) {
            if (line.contains(stored.value()) && !line.contains("q=0")) {
                return true;
            }
            for (String entry : line.split(",", -1)) {
                int semicolon = entry.indexOf(';');
                String type = (semicolon < 0 ? entry : entry.substring(0, semicolon)).strip();
                if (type.isEmpty()) {
                    continue;
                }
                boolean refused = semicolon >= 0 && entry.substring(semicolon).matches(";\\s*q=0(\\.0*)?\\s*");
                boolean known = MANIFEST_TYPES.contains(type);
                if (!refused && (!known || type.equals(stored.value()))) {
                    return true;
                }
                restricted = true;
            }
        }
        return !restricted;
    }
}
