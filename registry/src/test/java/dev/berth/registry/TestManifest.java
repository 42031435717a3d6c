package dev.berth.registry;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes manifests as clients do.
public final class TestManifest {

    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private final MediaType mediaType;
    private final List<String> fields = new ArrayList<>();

    private TestManifest(MediaType mediaType) {
        this.mediaType = mediaType;
        fields.add("\"schemaVersion\":2");
        fields.add("\"mediaType\":\"%s\"".formatted(mediaType));
    }

    /// An image of a config and layers, given by their content.
    public static TestManifest image(byte[] config, byte[]... layers) {
        return image(
                descriptor(CONFIG, config),
                List.of(layers).stream().map(layer -> descriptor(LAYER, layer)).toArray(String[]::new));
    }

    /// An image of descriptors in JSON.
    public static TestManifest image(String config, String... layers) {
        TestManifest manifest = new TestManifest(MediaType.OCI_IMAGE_MANIFEST);
        manifest.fields.add("\"config\":" + config);
        manifest.fields.add("\"layers\":[%s]".formatted(String.join(",", layers)));
        return manifest;
    }

    /// An index of other manifests.
    public static TestManifest index(TestManifest... children) {
        return index(List.of(children).stream().map(TestManifest::descriptor).toArray(String[]::new));
    }

    /// An index of descriptors in JSON.
    public static TestManifest index(String... children) {
        TestManifest manifest = new TestManifest(MediaType.OCI_IMAGE_INDEX);
        manifest.fields.add("\"manifests\":[%s]".formatted(String.join(",", children)));
        return manifest;
    }

    public TestManifest subject(TestManifest subject) {
        fields.add("\"subject\":" + subject.descriptor());
        return this;
    }

    public TestManifest artifactType(String type) {
        fields.add("\"artifactType\":\"%s\"".formatted(type));
        return this;
    }

    public TestManifest annotations(Map<String, String> annotations) {
        fields.add("\"annotations\":" + json(annotations));
        return this;
    }

    public MediaType mediaType() {
        return mediaType;
    }

    public byte[] bytes() {
        return "{%s}".formatted(String.join(",", fields)).getBytes(StandardCharsets.UTF_8);
    }

    public Digest digest() {
        return DigestAlgorithm.SHA256.digest(bytes());
    }

    /// The descriptor of this manifest in JSON.
    public String descriptor() {
        return descriptor(mediaType.value(), digest(), bytes().length, "");
    }

    /// The descriptor of this manifest in JSON, with an artifact type and annotations, as fallback indexes list it.
    public String descriptor(String artifactType, Map<String, String> annotations) {
        return descriptor(
                mediaType.value(),
                digest(),
                bytes().length,
                ",\"artifactType\":\"%s\",\"annotations\":%s".formatted(artifactType, json(annotations)));
    }

    public static String descriptor(String mediaType, byte[] content) {
        return descriptor(mediaType, DigestAlgorithm.SHA256.digest(content), content.length, "");
    }

    /// A layer's descriptor in JSON; `more` is added as it is.
    public static String layer(Digest digest, long size, String more) {
        return descriptor(LAYER, digest, size, more);
    }

    private static String descriptor(String mediaType, Digest digest, long size, String more) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}".formatted(mediaType, digest, size, more);
    }

    private static String json(Map<String, String> annotations) {
        return annotations.entrySet().stream()
                .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }
}
