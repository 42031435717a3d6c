package dev.berth.api.harbor.artifact;

import dev.berth.oci.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The pictures of kinds of artifacts. Clients of Harbor know a picture by the digest of its bytes.
enum ArtifactIcon {
    IMAGE,
    CHART,
    CNAB,
    WASM,
    CNAI,
    SBOM,
    SIGNATURE,
    ACCESSORY,
    OTHER;

    static final String MEDIA_TYPE = "image/svg+xml";

    private final String digest;
    private final String content;

    ArtifactIcon() {
        byte[] bytes = drawing(name().toLowerCase(Locale.ROOT) + ".svg");
        this.digest = DigestAlgorithm.SHA256.digest(bytes).toString();
        this.content = Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] drawing(String file) {
        try (InputStream stream = Objects.requireNonNull(ArtifactIcon.class.getResourceAsStream(file), file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The picture of a kind of artifact.
    static ArtifactIcon of(String type) {
        return Arrays.stream(values())
                .filter(icon -> icon != ACCESSORY && icon.name().equals(type))
                .findFirst()
                .orElse(OTHER);
    }

    /// The picture of what an artifact is to another one.
    static ArtifactIcon ofAccessory(String type) {
        if (type.startsWith("signature.")) {
            return SIGNATURE;
        }
        return type.startsWith("sbom.") ? SBOM : ACCESSORY;
    }

    static Optional<ArtifactIcon> find(String digest) {
        return Arrays.stream(values())
                .filter(icon -> icon.digest.equals(digest))
                .findFirst();
    }

    String digest() {
        return digest;
    }

    /// The drawing in base64.
    String content() {
        return content;
    }
}
