package dev.berth.conformance.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes images, indexes and artifacts of random content from a seed. Not safe for many threads: each takes its own.
public final class Images {

    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    public static final String EMPTY = "application/vnd.oci.empty.v1+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    public Images(long seed) {
        this.random = new Random(seed);
    }

    public byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A config that no other image has.
    public byte[] config() {
        return ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"created_by\":\"" + random.nextLong()
                        + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    public Image image(int layers, int layerSize) {
        var content = new ArrayList<byte[]>();
        for (int i = 0; i < layers; i++) {
            content.add(bytes(layerSize));
        }
        return image(config(), content);
    }

    public static Image image(byte[] config, List<byte[]> layers) {
        ObjectNode manifest = manifest(config, CONFIG, layers, LAYER);
        var blobs = new ArrayList<byte[]>();
        blobs.add(config);
        blobs.addAll(layers);
        return new Image(new Manifest(MANIFEST, write(manifest)), blobs);
    }

    /// An artifact with an empty config and one random layer, which names the subject.
    public Image referrer(String artifactType, String subjectType, String subjectDigest, long subjectSize) {
        byte[] empty = emptyJson();
        byte[] layer = bytes(64);
        ObjectNode manifest = manifest(empty, EMPTY, List.of(layer), "application/octet-stream");
        manifest.put("artifactType", artifactType);
        manifest.set("subject", descriptor(subjectType, subjectDigest, subjectSize));
        manifest.putObject("annotations").put("dev.berth.test", "n" + random.nextInt(1_000_000));
        return new Image(new Manifest(MANIFEST, write(manifest)), List.of(empty, layer));
    }

    public Image referrer(String artifactType, Image subject) {
        return referrer(
                artifactType,
                subject.manifest().mediaType(),
                subject.digest(),
                subject.manifest().size());
    }

    public static Manifest index(List<Manifest> children) {
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", INDEX);
        ArrayNode manifests = index.putArray("manifests");
        int number = 0;
        for (Manifest child : children) {
            ObjectNode descriptor = descriptor(child.mediaType(), child.digest(), child.size());
            descriptor.putObject("platform").put("os", "linux").put("architecture", "arch" + number++);
            manifests.add(descriptor);
        }
        return new Manifest(INDEX, write(index));
    }

    public static byte[] emptyJson() {
        return new byte[] {'{', '}'};
    }

    public static ObjectNode manifest(byte[] config, String configType, List<byte[]> layers, String layerType) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MANIFEST);
        manifest.set("config", descriptor(configType, Sha.sha256(config), config.length));
        ArrayNode array = manifest.putArray("layers");
        layers.forEach(layer -> array.add(descriptor(layerType, Sha.sha256(layer), layer.length)));
        return manifest;
    }

    public static ObjectNode descriptor(String mediaType, String digest, long size) {
        return JSON.createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", digest)
                .put("size", size);
    }

    public static ObjectNode object(Map<String, String> fields) {
        ObjectNode object = JSON.createObjectNode();
        fields.forEach(object::put);
        return object;
    }

    public static byte[] write(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
