package dev.berth.conformance.scale;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The artifacts of one repository as they would be pushed, each with what it names. The same number gives the same
/// artifact every time.
final class Blueprint {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final int BASES = 200;

    /// The image of this number is what all others are built on.
    private static final int BASE = 13;

    private final RepositoryName name;

    Blueprint(RepositoryName name) {
        this.name = name;
    }

    /// Bytes that a manifest names.
    ///
    /// @param content empty for layers, which nobody reads
    /// @param shared whether other repositories have it too
    record Part(Digest digest, long size, Optional<byte[]> content, boolean shared) {

        static Part of(String text) {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            return new Part(
                    DigestAlgorithm.SHA256.digest(content), content.length, Optional.of(content), text.equals("{}"));
        }

        static Part layer(String seed) {
            Digest digest = digestOf(seed);
            return new Part(
                    digest,
                    100_000 + Math.floorMod(digest.hashCode(), 40_000_000),
                    Optional.empty(),
                    seed.startsWith("base/"));
        }

        String descriptor(String mediaType) {
            return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}".formatted(mediaType, digest, size);
        }
    }

    /// A manifest, the tags it is pushed with, and what it names.
    @SuppressWarnings("ArrayRecordComponent")
    record Made(byte[] manifest, String mediaType, List<Tag> tags, List<Part> parts) {
        Digest digest() {
            return DigestAlgorithm.SHA256.digest(manifest);
        }
    }

    /// The artifact of this number: mostly images; now and then an index, a chart, a signature, one without a tag.
    Made artifact(int number) {
        return switch (number % 20) {
            case 7 -> index(number);
            case 11 -> chart(number);
            case 15 -> signature(number);
            case 19 -> image(number, List.of());
            default -> image(number, tags(number));
        };
    }

    private List<Tag> tags(int number) {
        Stream<String> names = Stream.of("1.%d.%d".formatted(number / 50, number % 50));
        if (number % 10 == 0) {
            names = Stream.concat(names, Stream.of("build-" + number, "latest"));
        }
        return names.map(Tag::new).toList();
    }

    private Made image(int number, List<Tag> tags) {
        Part config = Part.of("""
                {"architecture":"amd64","os":"linux","author":"%s","created":"2026-01-01T00:00:00Z",\
                "config":{"Env":["PATH=/usr/bin","BUILD=%d"],"Labels":{"org.opencontainers.image.version":"%d"},\
                "Cmd":["/app"]},"rootfs":{"type":"layers","diff_ids":[]},"history":[{"created_by":"COPY app /app"}]}\
                """.formatted(name, number, number));
        List<Part> layers = new ArrayList<>(base());
        if (number != BASE) {
            // Some builds change nothing but the config.
            layers.add(Part.layer(name + "/app/" + number / 3));
        }
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s],\
                "annotations":{"org.opencontainers.image.revision":"%s"}}""".formatted(
                        MANIFEST,
                        config.descriptor("application/vnd.oci.image.config.v1+json"),
                        layers.stream()
                                .map(layer -> layer.descriptor("application/vnd.oci.image.layer.v1.tar+gzip"))
                                .collect(Collectors.joining(",")),
                        digestOf(name + "@" + number).encoded().substring(0, 40));
        layers.add(config);
        return made(manifest, MANIFEST, tags, layers);
    }

    /// Of the two images before it.
    private Made index(int number) {
        String children = Stream.of(number - 1, number - 2)
                .map(this::artifact)
                .map(child -> "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,\"platform\":%s}"
                        .formatted(
                                MANIFEST,
                                child.digest(),
                                child.manifest().length,
                                "{\"architecture\":\"amd64\",\"os\":\"linux\"}"))
                .collect(Collectors.joining(","));
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[%s]}".formatted(INDEX, children);
        return made(manifest, INDEX, tags(number), List.of());
    }

    private Made chart(int number) {
        Part config = Part.of("{\"name\":\"%s\",\"version\":\"0.%d.0\",\"apiVersion\":\"v2\"}"
                .formatted(name.value().replace('/', '-'), number));
        Part chart = Part.layer(name + "/chart/" + number);
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                .formatted(
                        MANIFEST,
                        config.descriptor("application/vnd.cncf.helm.config.v1+json"),
                        chart.descriptor("application/vnd.cncf.helm.chart.content.v1.tar+gzip"));
        return made(manifest, MANIFEST, tags(number), List.of(config, chart));
    }

    /// About the image before it.
    private Made signature(int number) {
        Made subject = artifact(number - 1);
        Part config = Part.of("{}");
        Part layer = Part.layer(name + "/signature/" + number);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"application/vnd.dev.cosign.artifact.sig.v1+json",\
                "config":%s,"layers":[%s],"subject":{"mediaType":"%s","digest":"%s","size":%d}}""".formatted(
                        MANIFEST,
                        config.descriptor("application/vnd.oci.empty.v1+json"),
                        layer.descriptor("application/vnd.dev.cosign.simplesigning.v1+json"),
                        MANIFEST,
                        subject.digest(),
                        subject.manifest().length);
        return made(manifest, MANIFEST, List.of(), List.of(config, layer));
    }

    /// The layers below all images of this repository, and of others.
    private List<Part> base() {
        int base = Math.floorMod(name.hashCode(), BASES);
        return List.of(Part.layer("base/" + base), Part.layer("base/" + base + "/packages"));
    }

    private static Made made(String manifest, String mediaType, List<Tag> tags, List<Part> parts) {
        return new Made(manifest.getBytes(StandardCharsets.UTF_8), mediaType, tags, parts);
    }

    private static Digest digestOf(String seed) {
        return DigestAlgorithm.SHA256.digest(seed.getBytes(StandardCharsets.UTF_8));
    }
}
