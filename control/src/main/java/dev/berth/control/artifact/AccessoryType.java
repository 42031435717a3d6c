package dev.berth.control.artifact;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an artifact can be to another one that it is about; names on the wire are Harbor's.
///
/// It is what the artifact says of itself: nothing may be allowed or refused for it.
public enum AccessoryType {
    COSIGN_SIGNATURE("signature.cosign"),
    NOTATION_SIGNATURE("signature.notation"),
    NYDUS("accelerator.nydus"),
    SBOM("sbom.harbor"),
    OTHER("subject.accessory");

    private static final String COSIGN_PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json";
    private static final String ENVELOPE = "application/vnd.dsse.envelope.v1+json";
    private static final List<String> SBOM_DOCUMENTS =
            List.of("text/spdx", "application/vnd.cyclonedx", "application/vnd.syft+json", "application/spdx+json");
    private static final String NYDUS_LAYER = "application/vnd.oci.image.layer.nydus.";

    private final String wire;

    AccessoryType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /// What a manifest is to the subject that it names.
    static AccessoryType ofSubject(Manifest manifest) {
        String type = manifest.artifactType().map(Object::toString).orElse("");
        return switch (type) {
            case "application/vnd.dev.cosign.artifact.sig.v1+json", "application/vnd.dev.sigstore.bundle.v0.3+json" ->
                COSIGN_SIGNATURE;
            case "application/vnd.cncf.notary.signature" -> NOTATION_SIGNATURE;
            case "application/vnd.goharbor.harbor.sbom.v1" -> SBOM;
            default -> hasLayer(manifest, NYDUS_LAYER) ? NYDUS : OTHER;
        };
    }

    /// What a manifest is when a tag of cosign's older form names its subject; empty when its content is none that
    /// cosign attaches so. The tag alone would not do: anybody who may push could hide an image behind one.
    static Optional<AccessoryType> ofTag(Manifest manifest) {
        if (hasLayer(manifest, COSIGN_PAYLOAD)) {
            return Optional.of(COSIGN_SIGNATURE);
        }
        boolean attached =
                hasLayer(manifest, ENVELOPE) || SBOM_DOCUMENTS.stream().anyMatch(type -> hasLayer(manifest, type));
        return attached ? Optional.of(OTHER) : Optional.empty();
    }

    /// Whether an artifact of this type is a list of what is inside its subject. Harbor knows only its own form of
    /// them.
    public static boolean isSbom(String artifactType) {
        return SBOM_DOCUMENTS.stream().anyMatch(artifactType::startsWith);
    }

    /// How the types of such lists begin.
    public static Stream<String> sbomDocuments() {
        return SBOM_DOCUMENTS.stream();
    }

    private static boolean hasLayer(Manifest manifest, String typePrefix) {
        return manifest instanceof Manifest.Image image
                && image.layers().stream()
                        .map(Descriptor::mediaType)
                        .anyMatch(type -> type.value().startsWith(typePrefix));
    }
}
