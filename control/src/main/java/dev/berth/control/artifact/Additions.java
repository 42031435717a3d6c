package dev.berth.control.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.oci.Descriptor;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.StoredManifest;
import java.util.Optional;

/// Looks into artifacts: the history of an image, the files of a chart or of a model that people read. Read anew each
/// time. Safe for use by many threads.
public final class Additions {

    /// The longest config that is read.
    private static final int CONFIG_LIMIT = 8 * 1024 * 1024;

    private final Manifests manifests;
    private final Blobs blobs;
    private final PackedFiles files;

    public Additions(Manifests manifests, Blobs blobs) {
        this.manifests = manifests;
        this.blobs = blobs;
        this.files = new PackedFiles(blobs);
    }

    /// The addition's content: JSON for the history, dependencies and files, text for all else.
    ///
    /// @throws DomainException NOT_FOUND when there is no such artifact, or nothing of it; BAD_REQUEST when
    ///     its kind has no such addition; UNPROCESSABLE_ENTITY when it cannot be read or is too large
    public byte[] read(RepositoryName repository, Reference reference, Addition addition) {
        StoredManifest stored = manifests
                .find(repository, reference)
                .orElseThrow(() -> notFound("artifact %s of repository %s not found".formatted(reference, repository)));
        Manifest manifest = parse(stored);
        Processor processor = Processor.of(manifest);
        if (!processor.additions().contains(addition) || !(manifest instanceof Manifest.Image image)) {
            throw new DomainException(
                    ArtifactErrorCode.BAD_REQUEST,
                    "addition %s isn't supported for %s".formatted(addition.wire(), Processor.typeOf(manifest)));
        }
        return switch (processor) {
            case CHART -> ofChart(repository, image, addition);
            case CNAI -> new ModelFiles(files, repository, image).read(addition);
            case IMAGE, WASM -> array(config(repository, image).path("history"));
            case IMAGE_INDEX, CNAB, SBOM, SIGNATURE, OTHER ->
                throw new IllegalStateException("%s has no %s".formatted(processor, addition));
        };
    }

    private static Manifest parse(StoredManifest stored) {
        try {
            return ManifestParser.parse(stored.content(), Optional.of(stored.mediaType()));
        } catch (InvalidOciValueException e) {
            throw new DomainException(
                    ArtifactErrorCode.UNPROCESSABLE_ENTITY,
                    "the manifest %s cannot be read".formatted(stored.digest()),
                    e);
        }
    }

    /// A chart's config is its `Chart.yaml` as JSON, with the dependencies that older charts keep in a file of their
    /// own: Helm writes both when it packs.
    private byte[] ofChart(RepositoryName repository, Manifest.Image chart, Addition addition) {
        if (addition == Addition.DEPENDENCIES) {
            return array(config(repository, chart).path("dependencies"));
        }
        String wanted = addition == Addition.VALUES ? "values.yaml" : "readme.md";
        return layer(chart)
                .flatMap(layer -> files.find(repository, layer.digest(), path -> isAtTop(path, wanted)))
                .orElse(new byte[0]);
    }

    private static Optional<Descriptor> layer(Manifest.Image chart) {
        return chart.layers().stream()
                .filter(layer -> layer.mediaType().value().startsWith("application/vnd.cncf.helm.chart.content."))
                .findFirst()
                .or(() -> chart.layers().stream()
                        .filter(layer -> !layer.digest().equals(chart.config().digest()))
                        .findFirst());
    }

    /// Whether a path names a file of the chart itself, not of one that it brings along.
    private static boolean isAtTop(String path, String name) {
        int slash = path.indexOf('/');
        return slash > 0 && path.substring(slash + 1).equalsIgnoreCase(name);
    }

    private ObjectNode config(RepositoryName repository, Manifest.Image image) {
        if (image.config().size() > CONFIG_LIMIT) {
            throw new DomainException(
                    ArtifactErrorCode.UNPROCESSABLE_ENTITY,
                    "the config %s is larger than the %d MiB that are read"
                            .formatted(image.config().digest(), CONFIG_LIMIT >> 20));
        }
        byte[] content = blobs.small(repository, image.config().digest(), CONFIG_LIMIT)
                .orElseThrow(() -> notFound("the config %s of the artifact is not in repository %s"
                        .formatted(image.config().digest(), repository)));
        return BoundedJson.object(content)
                .orElseThrow(() -> new DomainException(
                        ArtifactErrorCode.UNPROCESSABLE_ENTITY,
                        "the config %s is no JSON object that can be read"
                                .formatted(image.config().digest())));
    }

    private static byte[] array(JsonNode node) {
        return BoundedJson.bytes(node instanceof ArrayNode ? node : BoundedJson.array());
    }

    private static DomainException notFound(String message) {
        return new DomainException(ArtifactErrorCode.NOT_FOUND, message);
    }
}
