package dev.berth.control.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.oci.Manifest;
import dev.berth.oci.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows one kind of artifact: what its attributes are, and what more of it can be looked at. Which one is in charge
/// follows from the media types alone.
enum Processor {
    IMAGE {
        @Override
        ObjectNode attributes(ObjectNode config) {
            return picked(config, List.of("architecture", "author", "config", "created", "os"));
        }

        @Override
        List<Addition> additions() {
            return List.of(Addition.BUILD_HISTORY);
        }
    },
    IMAGE_INDEX,
    CHART {
        @Override
        List<Addition> additions() {
            return List.of(Addition.VALUES, Addition.README, Addition.DEPENDENCIES);
        }
    },
    CNAB,
    WASM {
        @Override
        List<Addition> additions() {
            return List.of(Addition.BUILD_HISTORY);
        }
    },
    CNAI {
        @Override
        List<Addition> additions() {
            return List.of(Addition.README, Addition.LICENSE, Addition.FILES);
        }
    },
    SBOM,
    SIGNATURE,
    OTHER;

    private static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String WASM_VARIANT = "module.wasm.image/variant";
    private static final String CNAB_KIND = "org.opencontainers.artifactType";

    /// The kind's name stands in the media type, before `config`: `application/vnd.acme.rocket.config.v1+json`.
    private static final Pattern NAMED = Pattern.compile("application/vnd\\.[^.]+\\.(.+)\\.config\\.[^+]*\\+json");

    private static final Map<String, Processor> BY_TYPE = Map.ofEntries(
            Map.entry(DOCKER_CONFIG, IMAGE),
            Map.entry("application/vnd.docker.container.image.rootfs.diff+x-gtar", IMAGE),
            Map.entry(OCI_CONFIG, IMAGE),
            Map.entry("application/vnd.cncf.helm.config.v1+json", CHART),
            Map.entry("application/vnd.wasm.config.v1+json", WASM),
            Map.entry("application/vnd.wasm.config.v0+json", WASM),
            Map.entry("application/vnd.cncf.model.manifest.v1+json", CNAI),
            Map.entry("application/vnd.cncf.model.config.v1+json", CNAI),
            Map.entry("application/vnd.cnai.model.manifest.v1+json", CNAI),
            Map.entry("application/vnd.cnai.model.config.v1+json", CNAI),
            Map.entry("application/vnd.goharbor.harbor.sbom.v1", SBOM),
            Map.entry("application/vnd.dev.cosign.artifact.sig.v1+json", SIGNATURE),
            Map.entry("application/vnd.dev.sigstore.bundle.v0.3+json", SIGNATURE),
            Map.entry("application/vnd.cncf.notary.signature", SIGNATURE));

    /// What of the config is shown; all of it, unless the kind knows better.
    ObjectNode attributes(ObjectNode config) {
        return config;
    }

    /// What more of an artifact of this kind can be looked at.
    List<Addition> additions() {
        return List.of();
    }

    /// Whether this is the media type of an image's config.
    static boolean image(String mediaType) {
        return BY_TYPE.get(mediaType) == IMAGE;
    }

    /// The one in charge of a manifest.
    static Processor of(Manifest manifest) {
        return switch (manifest) {
            case Manifest.Index index -> ofIndex(index);
            case Manifest.Image image -> ofImage(image);
            case Manifest.Other other ->
                other.artifactType().map(MediaType::value).map(BY_TYPE::get).orElse(OTHER);
        };
    }

    private static Processor ofIndex(Manifest.Index index) {
        String kind = index.annotations().getOrDefault(CNAB_KIND, "");
        return kind.equals("application/vnd.cnab.manifest.v1") ? CNAB : IMAGE_INDEX;
    }

    private static Processor ofImage(Manifest.Image image) {
        String type = image.artifactType().orElse(image.config().mediaType()).value();
        Processor named = BY_TYPE.getOrDefault(type, OTHER);
        if (named != IMAGE) {
            return named;
        }
        if (image.annotations().containsKey(WASM_VARIANT)) {
            return WASM;
        }
        return AccessoryType.ofTag(image)
                        .filter(AccessoryType.COSIGN_SIGNATURE::equals)
                        .isPresent()
                ? SIGNATURE
                : IMAGE;
    }

    /// The name of the artifact's kind, as people know it.
    static String typeOf(Manifest manifest) {
        return switch (of(manifest)) {
            case IMAGE, IMAGE_INDEX -> "IMAGE";
            case CHART -> "CHART";
            case CNAB -> "CNAB";
            case WASM -> "WASM";
            case CNAI -> "CNAI";
            case SBOM -> "SBOM";
            case SIGNATURE -> "SIGNATURE";
            case OTHER -> nameIn(manifest);
        };
    }

    private static String nameIn(Manifest manifest) {
        Optional<String> type = manifest instanceof Manifest.Image image
                ? Optional.of(
                        image.artifactType().orElse(image.config().mediaType()).value())
                : manifest.artifactType().map(MediaType::value);
        Matcher matcher = NAMED.matcher(type.orElse(""));
        return matcher.matches() ? matcher.group(1).toUpperCase(Locale.ROOT) : "UNKNOWN";
    }

    private static ObjectNode picked(ObjectNode config, List<String> names) {
        ObjectNode some = BoundedJson.object();
        for (String name : names) {
            JsonNode value = config.get(name);
            if (value != null) {
                some.set(name, value);
            }
        }
        return some;
    }
}
