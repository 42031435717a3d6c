package dev.berth.control.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.control.artifact.Facts.Child;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what a manifest is, whatever strangers wrote into it and its config. What cannot be read is left out: an
/// artifact without attributes is better than none.
final class Describer {

    /// Longer attributes are not kept; lists show them with each artifact.
    private static final int ATTRIBUTES_LIMIT = 256 * 1024;

    /// What the media types of layers with files begin with.
    private static final List<String> LAYER =
            List.of("application/vnd.oci.image.layer.", "application/vnd.docker.image.rootfs.");

    private Describer() {}

    /// @param mediaType under which the manifest is stored
    static Facts describe(Digest digest, byte[] content, MediaType mediaType, Contents contents) {
        Manifest manifest = parse(content, mediaType);
        Optional<Digest> subject = manifest.subject().map(Descriptor::digest);
        return new Facts(
                Processor.typeOf(manifest),
                manifest instanceof Manifest.Image image ? image.config().mediaType() : mediaType,
                manifest.artifactType(),
                content.length + named(manifest),
                subject,
                subject.isPresent() ? Optional.of(AccessoryType.ofSubject(manifest)) : AccessoryType.ofTag(manifest),
                attributes(manifest, contents),
                manifest.annotations(),
                manifest instanceof Manifest.Index index ? children(index, content) : List.of(),
                layers(manifest),
                statements(digest, manifest, contents));
    }

    /// The layers of an image that is to be run, by a manifest that was described before.
    ///
    /// @param mediaType under which the manifest is stored
    static Optional<LayerPath> layers(byte[] content, MediaType mediaType) {
        return layers(parse(content, mediaType));
    }

    /// What kinds of statements an index carries, of what it lists and so of itself, by a manifest that was described
    /// before.
    ///
    /// @param mediaType under which the manifest is stored
    static Set<Facts.Statement> statements(Digest digest, byte[] content, MediaType mediaType, Contents contents) {
        return statements(digest, parse(content, mediaType), contents);
    }

    private static Set<Facts.Statement> statements(Digest digest, Manifest manifest, Contents contents) {
        return manifest instanceof Manifest.Index index
                ? Attestation.in(digest, index, contents).stream()
                        .flatMap(one -> one.statements().stream()
                                .map(Attestation.Statement::kind)
                                .flatMap(kind -> Stream.of(one.subject(), digest)
                                        .map(about -> new Facts.Statement(about, kind))))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /// Much that has the form of an image is none: what builders state about one has layers, but no files in them.
    private static Optional<LayerPath> layers(Manifest manifest) {
        return manifest instanceof Manifest.Image image
                        && Processor.of(manifest) == Processor.IMAGE
                        && image.subject().isEmpty()
                        && image.layers().stream()
                                .allMatch(layer -> LAYER.stream()
                                        .anyMatch(layer.mediaType().value()::startsWith))
                ? LayerPath.of(image.layers().stream().map(Descriptor::digest).toList())
                : Optional.empty();
    }

    /// What was accepted under other rules, or damaged since, is of a kind that is not known.
    private static Manifest parse(byte[] content, MediaType mediaType) {
        try {
            return ManifestParser.parse(content, Optional.of(mediaType));
        } catch (InvalidOciValueException _) {
            return new Manifest.Other(mediaType, Optional.empty(), Optional.empty(), java.util.Map.of());
        }
    }

    private static long named(Manifest manifest) {
        return manifest instanceof Manifest.Image image
                ? Stream.concat(Stream.of(image.config()), image.layers().stream())
                        .mapToLong(Descriptor::size)
                        .reduce(0, Describer::plus)
                : 0;
    }

    /// Sizes are what the client wrote.
    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static String attributes(Manifest manifest, Contents contents) {
        Optional<Descriptor> config = switch (manifest) {
            case Manifest.Image image -> Optional.of(image.config());
            case Manifest.Index index ->
                Processor.of(index) == Processor.CNAB ? bundleConfig(index, contents) : Optional.empty();
            case Manifest.Other _ -> Optional.empty();
        };
        String text = config.filter(Describer::json)
                .flatMap(contents::blob)
                .flatMap(BoundedJson::object)
                .map(Processor.of(manifest)::attributes)
                .map(BoundedJson::text)
                .orElse("{}");
        return text.length() <= ATTRIBUTES_LIMIT ? text : "{}";
    }

    private static boolean json(Descriptor config) {
        String type = config.mediaType().value();
        return type.endsWith("json") && !config.mediaType().equals(MediaType.OCI_EMPTY);
    }

    /// The bundle of a CNAB artifact is the config of the manifest that the index marks so.
    private static Optional<Descriptor> bundleConfig(Manifest.Index index, Contents contents) {
        return index.manifests().stream()
                .filter(child -> child.annotations()
                        .getOrDefault("io.cnab.manifest.type", "")
                        .equals("config"))
                .findFirst()
                .flatMap(child -> contents.manifest(child.digest()).map(content -> parse(content, child.mediaType())))
                .flatMap(manifest ->
                        manifest instanceof Manifest.Image image ? Optional.of(image.config()) : Optional.empty());
    }

    private static List<Child> children(Manifest.Index index, byte[] content) {
        JsonNode listed =
                BoundedJson.object(content).map(node -> node.path("manifests")).orElseGet(BoundedJson::object);
        List<Child> children = new ArrayList<>(index.manifests().size());
        for (int i = 0; i < index.manifests().size(); i++) {
            Descriptor child = index.manifests().get(i);
            children.add(new Child(
                    child.digest(),
                    child.size(),
                    Optional.of(listed.path(i).path("platform"))
                            .filter(ObjectNode.class::isInstance)
                            .map(BoundedJson::text),
                    child.annotations(),
                    child.urls()));
        }
        return children;
    }
}
