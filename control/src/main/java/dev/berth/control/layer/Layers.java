package dev.berth.control.layer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.berth.oci.CarriedAttestation;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.StoredManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the layers of an artifact. Safe for use by many threads.
public final class Layers {

    private static final int CONFIG_LIMIT = 8 * 1024 * 1024;
    /// Few platforms exist; an index with more is not searched to its end.
    private static final int MOST_CHILDREN = 200;
    /// Runtimes take 127; each is looked up by itself.
    private static final int MOST_LAYERS = 500;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build();

    private final Manifests manifests;
    private final Blobs blobs;

    public Layers(Manifests manifests, Blobs blobs) {
        this.manifests = manifests;
        this.blobs = blobs;
    }

    /// The layers of an image, or of the image that an index lists for a platform.
    ///
    /// @param platform `os/architecture` or `os/architecture/variant`; the index's first when none is wanted
    /// @throws DomainException NOT_FOUND when there is no such artifact, or none for the platform;
    ///     UNPROCESSABLE_ENTITY when it has no layers by its kind
    public ImageLayers of(RepositoryName repository, Reference reference, Optional<String> platform) {
        return image(repository, chosen(repository, reference, platform));
    }

    /// The same image by its manifest alone: whether its layers are here nobody looks.
    ///
    /// @throws DomainException as [#of]
    public StatedLayers stated(RepositoryName repository, Reference reference, Optional<String> platform) {
        Chosen chosen = chosen(repository, reference, platform);
        requireFew(chosen);
        Map<String, String> notes = new HashMap<>();
        if (!chosen.annotations().containsKey(StatedLayers.BASE_NAME)) {
            JsonNode labels =
                    config(repository, chosen.image().config()).path("config").path("Labels");
            StatedLayers.BASE.forEach(name -> notes.put(name, labels.path(name).asText("")));
        }
        notes.putAll(chosen.annotations());
        return StatedLayers.of(
                chosen.digest(), chosen.platform(), chosen.image().layers(), notes);
    }

    private Chosen chosen(RepositoryName repository, Reference reference, Optional<String> platform) {
        Stored named = require(repository, reference);
        return switch (named.manifest()) {
            case Manifest.Image image -> new Chosen(named.digest(), image, List.of(), "", image.annotations());
            case Manifest.Index index -> chosen(repository, named, index, platform);
            case Manifest.Other _ -> throw noLayers(named.digest());
        };
    }

    private Chosen chosen(RepositoryName repository, Stored named, Manifest.Index index, Optional<String> wanted) {
        List<Choice> choices = choices(named, index);
        Choice choice = choices.stream()
                .filter(candidate -> candidate.platform().somewhere())
                .filter(candidate -> wanted.map(candidate.platform()::matches).orElse(true))
                .findFirst()
                .or(() -> wanted.isEmpty()
                        ? choices.stream()
                                .filter(candidate -> !candidate.attestation())
                                .findFirst()
                        : Optional.empty())
                .orElseThrow(() -> new DomainException(
                        LayerErrorCode.NOT_FOUND,
                        wanted.map("the artifact has nothing for platform %s"::formatted)
                                .orElse("the artifact lists nothing")));
        Stored child = require(repository, new Reference.ByDigest(choice.digest()));
        if (!(child.manifest() instanceof Manifest.Image image)) {
            throw noLayers(child.digest());
        }
        List<String> platforms = choices.stream()
                .map(Choice::platform)
                .filter(Platform::somewhere)
                .map(Platform::text)
                .distinct()
                .toList();
        Map<String, String> notes = new HashMap<>(index.annotations());
        notes.putAll(image.annotations());
        return new Chosen(
                child.digest(),
                image,
                platforms,
                choice.platform().somewhere() ? choice.platform().text() : "",
                notes);
    }

    private static List<Choice> choices(Stored named, Manifest.Index index) {
        JsonNode listed = parse(named.content()).path("manifests");
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < Math.min(index.manifests().size(), MOST_CHILDREN); i++) {
            Descriptor entry = index.manifests().get(i);
            choices.add(new Choice(
                    entry.digest(), Platform.of(listed.path(i).path("platform")), CarriedAttestation.is(entry)));
        }
        return choices;
    }

    private static void requireFew(Chosen chosen) {
        if (chosen.image().layers().size() > MOST_LAYERS) {
            throw new DomainException(
                    LayerErrorCode.UNPROCESSABLE_ENTITY,
                    "the artifact %s has more than %d layers".formatted(chosen.digest(), MOST_LAYERS));
        }
    }

    private ImageLayers image(RepositoryName repository, Chosen chosen) {
        requireFew(chosen);
        Manifest.Image image = chosen.image();
        String platform = chosen.platform();
        JsonNode config = config(repository, image.config());
        Platform own = Platform.of(config);
        Map<Digest, Layer.Content> known = new HashMap<>();
        List<Layer> layers = image.layers().stream()
                .map(layer -> new Layer(layer, known.computeIfAbsent(layer.digest(), _ -> content(repository, layer))))
                .toList();
        return new ImageLayers(
                chosen.digest(),
                platform.isEmpty() && own.somewhere() ? own.text() : platform,
                chosen.platforms(),
                History.steps(config.path("history"), layers));
    }

    /// The layer of this digest in an artifact, or in anything that the artifact lists.
    ///
    /// @throws DomainException NOT_FOUND when it has none, UNPROCESSABLE_ENTITY when nobody can look into it here
    Descriptor readable(RepositoryName repository, Reference reference, Digest digest) {
        Stored named = require(repository, reference);
        Descriptor layer = images(repository, named)
                .flatMap(image -> image.layers().stream())
                .filter(candidate -> candidate.digest().equals(digest))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        LayerErrorCode.NOT_FOUND, "the artifact has no layer %s".formatted(digest)));
        String refusal = switch (content(repository, layer)) {
            case READABLE -> "";
            case ENCRYPTED -> "it is encrypted, and the key is not here";
            case FOREIGN -> "its bytes are not here, but at %s".formatted(layer.urls());
            case MISSING -> "its bytes are not in the repository";
        };
        if (!refusal.isEmpty()) {
            throw new DomainException(
                    LayerErrorCode.UNPROCESSABLE_ENTITY, "cannot look into layer %s: %s".formatted(digest, refusal));
        }
        return layer;
    }

    /// The layers below one, in the first image that has it, the nearest first and each once.
    List<Descriptor> below(RepositoryName repository, Reference reference, Digest digest) {
        return images(repository, require(repository, reference))
                .filter(image ->
                        image.layers().stream().anyMatch(layer -> layer.digest().equals(digest)))
                .findFirst()
                .map(image -> below(image, digest))
                .orElse(List.of());
    }

    private static List<Descriptor> below(Manifest.Image image, Digest digest) {
        LinkedHashMap<Digest, Descriptor> lower = new LinkedHashMap<>();
        for (Descriptor layer : image.layers()) {
            if (layer.digest().equals(digest)) {
                break;
            }
            lower.putLast(layer.digest(), layer);
        }
        return List.copyOf(lower.sequencedValues().reversed());
    }

    /// Whether the repository holds the bytes, and they are not encrypted.
    boolean open(RepositoryName repository, Descriptor layer) {
        return content(repository, layer) == Layer.Content.READABLE;
    }

    private Stream<Manifest.Image> images(RepositoryName repository, Stored named) {
        return switch (named.manifest()) {
            case Manifest.Image image -> Stream.of(image);
            case Manifest.Index index ->
                index.manifests().stream()
                        .limit(MOST_CHILDREN)
                        .flatMap(child -> manifests.find(repository, new Reference.ByDigest(child.digest())).stream())
                        .map(Layers::parse)
                        .flatMap(child -> child instanceof Manifest.Image image ? Stream.of(image) : Stream.empty());
            case Manifest.Other _ -> Stream.empty();
        };
    }

    private Layer.Content content(RepositoryName repository, Descriptor layer) {
        if (layer.mediaType().value().endsWith("+encrypted")) {
            return Layer.Content.ENCRYPTED;
        }
        if (blobs.find(repository, layer.digest()).isPresent()) {
            return Layer.Content.READABLE;
        }
        return layer.urls().isEmpty() ? Layer.Content.MISSING : Layer.Content.FOREIGN;
    }

    private JsonNode config(RepositoryName repository, Descriptor config) {
        if (config.size() > CONFIG_LIMIT || !config.mediaType().value().endsWith("json")) {
            return MissingNode.getInstance();
        }
        return blobs.small(repository, config.digest(), CONFIG_LIMIT)
                .map(Layers::parse)
                .orElse(MissingNode.getInstance());
    }

    private Stored require(RepositoryName repository, Reference reference) {
        StoredManifest stored = manifests
                .find(repository, reference)
                .orElseThrow(() -> new DomainException(
                        LayerErrorCode.NOT_FOUND,
                        "artifact %s of repository %s not found".formatted(reference, repository)));
        return new Stored(stored.digest(), stored.content(), parse(stored));
    }

    private static Manifest parse(StoredManifest stored) {
        try {
            return ManifestParser.parse(stored.content(), Optional.of(stored.mediaType()));
        } catch (InvalidOciValueException _) {
            return new Manifest.Other(stored.mediaType(), Optional.empty(), Optional.empty(), Map.of());
        }
    }

    /// What strangers wrote; nothing when it cannot be read.
    private static JsonNode parse(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    private static DomainException noLayers(Digest digest) {
        return new DomainException(
                LayerErrorCode.UNPROCESSABLE_ENTITY,
                "the artifact %s is of a kind that has no layers".formatted(digest));
    }

    /// A manifest that was found.
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(Digest digest, byte[] content, Manifest manifest) {}

    /// The image that is meant.
    ///
    /// @param annotations its own before those of the index
    private record Chosen(
            Digest digest,
            Manifest.Image image,
            List<String> platforms,
            String platform,
            Map<String, String> annotations) {}

    /// A manifest that an index lists for a platform.
    ///
    /// @param attestation whether it is listed for another one, and runs nowhere
    private record Choice(Digest digest, Platform platform, boolean attestation) {}
}
