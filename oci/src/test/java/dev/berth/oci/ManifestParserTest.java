package dev.berth.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestParserTest {

    private static final Digest ANY = Digest.parse("sha256:" + "ab".repeat(32));
    private static final String CONFIG = descriptor("application/vnd.oci.image.config.v1+json", ANY, 7);
    private static final String LAYER = descriptor("application/vnd.oci.image.layer.v1.tar+gzip", ANY, 9);
    private static final String IMAGE = """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":%s,"layers":[%s]}""".formatted(CONFIG, LAYER);

    @Test
    void anImageIsReadWithItsConfigAndLayers() {
        Manifest manifest = parse(IMAGE);

        assertThat(manifest)
                .isEqualTo(new Manifest.Image(
                        MediaType.OCI_IMAGE_MANIFEST,
                        Descriptor.of(new MediaType("application/vnd.oci.image.config.v1+json"), ANY, 7),
                        List.of(Descriptor.of(new MediaType("application/vnd.oci.image.layer.v1.tar+gzip"), ANY, 9)),
                        Optional.of(new MediaType("application/vnd.oci.image.config.v1+json")),
                        Optional.empty(),
                        Map.of()));
    }

    @Test
    void anArtifactsOwnTypeGoesBeforeItsConfigs() {
        Manifest manifest = parse("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                 "artifactType":"application/vnd.example+json","config":%s,"layers":[],
                 "subject":%s,"annotations":{"org.example":"yes"}}""".formatted(CONFIG, LAYER));

        assertThat(manifest.artifactType()).contains(new MediaType("application/vnd.example+json"));
        assertThat(manifest.subject()).get().extracting(Descriptor::size).isEqualTo(9L);
        assertThat(manifest.annotations()).containsExactly(Map.entry("org.example", "yes"));
    }

    @Test
    void anIndexWithoutChildrenIsLegalAndHasNoArtifactTypeOfItsOwn() {
        Manifest manifest = parse("{\"schemaVersion\":2,\"manifests\":[]}");

        assertThat(manifest)
                .isEqualTo(new Manifest.Index(
                        MediaType.OCI_IMAGE_INDEX, List.of(), Optional.empty(), Optional.empty(), Map.of()));
    }

    @Test
    void aListThatIsNullIsEmptyAsGoProgramsWriteIt() {
        assertThat(parse("{\"schemaVersion\":2,\"manifests\":null,\"annotations\":null,\"subject\":null}"))
                .isInstanceOfSatisfying(
                        Manifest.Index.class,
                        index -> assertThat(index.manifests()).isEmpty());
    }

    @Test
    void aDigestOfAnUnknownAlgorithmMayStandInAManifest() {
        Digest unknown = Digest.parse("blake3:" + "cd".repeat(32));
        Manifest manifest = parse(
                "{\"schemaVersion\":2,\"config\":%s,\"layers\":[%s]}".formatted(CONFIG, descriptor("a/b", unknown, 3)));

        assertThat(((Manifest.Image) manifest).layers().getFirst().digest()).isEqualTo(unknown);
    }

    @Test
    void theAnnouncedTypeIsTakenWhenTheManifestNamesNone() {
        String docker = "{\"schemaVersion\":2,\"config\":%s,\"layers\":[]}".formatted(CONFIG);

        assertThat(ManifestParser.parse(bytes(docker), Optional.of(MediaType.DOCKER_MANIFEST))
                        .mediaType())
                .isEqualTo(MediaType.DOCKER_MANIFEST);
        assertThat(ManifestParser.parse(bytes(docker), Optional.of(MediaType.OCTET_STREAM))
                        .mediaType())
                .isEqualTo(MediaType.OCI_IMAGE_MANIFEST);
    }

    @Test
    void aTypeThatDiffersFromTheAnnouncedOneIsRefused() {
        assertThatThrownBy(() -> ManifestParser.parse(bytes(IMAGE), Optional.of(MediaType.DOCKER_MANIFEST)))
                .hasMessageContaining("announced as " + MediaType.DOCKER_MANIFEST)
                .extracting(e -> ((InvalidOciValueException) e).code())
                .isEqualTo(OciErrorCode.MANIFEST_INVALID);
    }

    @Test
    void contentThatIsBothAnImageAndAnIndexIsRefused() {
        assertRefused(
                "{\"schemaVersion\":2,\"config\":%s,\"layers\":[],\"manifests\":[]}".formatted(CONFIG), "two ways");
        assertRefused(
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"layers\":[],\"manifests\":[]}"
                        .formatted(MediaType.OCI_IMAGE_INDEX),
                "two ways");
    }

    @Test
    void schema1IsAnsweredAsUnsupported() {
        for (String text : new String[] {
            "{\"schemaVersion\":1,\"fsLayers\":[],\"history\":[]}",
            "{\"schemaVersion\":1,\"mediaType\":\"%s\",\"config\":{},\"layers\":[]}"
                    .formatted(MediaType.DOCKER_MANIFEST),
            "{\"mediaType\":\"application/vnd.docker.distribution.manifest.v1+prettyjws\"}"
        }) {
            assertThatThrownBy(() -> parse(text))
                    .isInstanceOfSatisfying(
                            InvalidOciValueException.class,
                            e -> assertThat(e.code()).isEqualTo(OciErrorCode.UNSUPPORTED));
        }
    }

    @Test
    void anUnknownKindIsKeptAndOnlyItsCommonFieldsAreUnderstood() {
        Manifest manifest = parse("""
                {"mediaType":"application/vnd.example.thing+json","artifactType":"application/vnd.x+json",
                 "layers":"what?","subject":%s,"annotations":{"a":1}}""".formatted(LAYER));

        assertThat(manifest)
                .isEqualTo(new Manifest.Other(
                        new MediaType("application/vnd.example.thing+json"),
                        Optional.of(new MediaType("application/vnd.x+json")),
                        Optional.of(
                                Descriptor.of(new MediaType("application/vnd.oci.image.layer.v1.tar+gzip"), ANY, 9)),
                        Map.of()));
        assertThat(ManifestParser.parse(bytes("[1]"), Optional.of(new MediaType("a/b"))))
                .isInstanceOf(Manifest.Other.class);
    }

    @Test
    void dataInADescriptorMustBeWhatItsDigestSays() {
        Digest digest = DigestAlgorithm.SHA256.digest(bytes("{}"));
        String whole = withConfigData(digest, 2, Base64.getEncoder().encodeToString(bytes("{}")));
        assertThat(parse(whole)).isInstanceOf(Manifest.Image.class);

        assertRefused(withConfigData(digest, 2, Base64.getEncoder().encodeToString(bytes("[]"))), "config.data");
        assertRefused(withConfigData(digest, 3, Base64.getEncoder().encodeToString(bytes("{}"))), "config.data");
        assertRefused(withConfigData(digest, 2, "!!"), "config.data is not base64");
    }

    @Test
    void theSentenceNamesThePath() {
        assertRefused(image("{\"digest\":\"%s\",\"size\":1}".formatted(ANY)), "layers[0] has no mediaType");
        assertRefused(image("{\"mediaType\":\"a/b\",\"digest\":\"sha256:ABC\",\"size\":1}"), "layers[0].digest");
        assertRefused(image("{\"mediaType\":\"a/b\",\"digest\":\"%s\"}".formatted(ANY)), "layers[0] has no size");
        assertRefused(image("{\"mediaType\":\"a/b\",\"size\":-1}"), "layers[0].size is negative");
        assertRefused(image("{\"mediaType\":\"a/b\",\"size\":1.5}"), "layers[0].size must be a whole number");
        assertRefused(image("{\"size\":99999999999999999999}"), "layers[0].size is not a number of at most 64 bits");
        assertRefused(image("7"), "layers[0] must be an object");
        assertRefused(image("null"), "layers[0] must be an object");
        assertRefused(image("{\"annotations\":{\"a\":7}}"), "every value in layers[0].annotations");
        assertRefused("{\"schemaVersion\":2,\"config\":null,\"layers\":[]}", "config must be an object");
        assertRefused("{\"config\":%s,\"layers\":[]}".formatted(CONFIG), "schemaVersion must be 2");
    }

    @Test
    void fieldsThatMatterMayNotStandTwiceNorInAnotherCase() {
        assertRefused("{\"schemaVersion\":2,\"config\":%s,\"layers\":[],\"layers\":[]}".formatted(CONFIG), "twice");
        assertRefused("{\"schemaVersion\":2,\"config\":%s,\"layers\":[],\"Layers\":[]}".formatted(CONFIG), "case");
        assertRefused("{\"\\u006dediaType\":\"a/b\",\"mediaType\":\"a/c\"}", "twice");
        assertRefused(image("{\"size\":1,\"size\":2}"), "layers[0].size is there twice");
        assertRefused(image("{\"size\":1,\"Digest\":\"\"}"), "only in its case");
    }

    @Test
    void contentThatIsNotExactlyOneJsonValueInUtf8IsRefused() {
        assertRefused("", "empty");
        assertRefused(IMAGE + "{}", "more content");
        assertRefused(IMAGE + "x", "not JSON");
        assertRefused(IMAGE.substring(0, IMAGE.length() - 1), "not JSON");
        assertRefused("\uFEFF" + IMAGE, "byte order mark");
        assertRefused("{\"schemaVersion\":2,\"manifests\":[],\"annotations\":{\"a\":\"\\ud800\"}}", "surrogate");
        assertThatThrownBy(() -> ManifestParser.parse(IMAGE.getBytes(StandardCharsets.UTF_16LE), Optional.empty()))
                .isInstanceOf(InvalidOciValueException.class);
        assertThatThrownBy(
                        () -> ManifestParser.parse(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, Optional.empty()))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aMillionLayersAreRefused() {
        String layer = "{\"mediaType\":\"a/b\",\"digest\":\"%s\",\"size\":1},".formatted(ANY);

        assertRefused(image(layer.repeat(25_000) + LAYER), "descriptors");
        assertRefused(image("{},".repeat(1_000_000) + "{}"), "layers[0]");
    }

    @Test
    void depthIsBounded() {
        assertRefused("[".repeat(4 * 1024 * 1024), "not JSON");
        assertRefused("{\"a\":".repeat(100_000), "not JSON");
        assertRefused(
                "{\"schemaVersion\":2,\"manifests\":[],\"x\":" + "[".repeat(100) + "]".repeat(100) + "}", "not JSON");
    }

    @Test
    void namesThatCollideAreNoBurden() {
        var names = new StringBuilder();
        for (int i = 0; i < 1 << 16; i++) {
            String bits = "0".repeat(16 - Integer.toBinaryString(i).length() % 17) + Integer.toBinaryString(i);
            names.append(names.isEmpty() ? "\"" : ",\"")
                    .append(bits.replace("0", "Aa").replace("1", "BB"))
                    .append("\":\"\"");
        }

        assertRefused("{\"schemaVersion\":2,\"manifests\":[],\"annotations\":{" + names + "}}", "entries");
        assertThat(parse("{\"schemaVersion\":2,\"manifests\":[],\"ignored\":{" + names + "}}")
                        .annotations())
                .isEmpty();
    }

    @Test
    void longNumbersAreRefused() {
        assertRefused(image("{\"size\":" + "9".repeat(1_000_000) + "}"), "not JSON");
        assertRefused("{\"schemaVersion\":" + "2".repeat(30) + "}", "64 bits");
    }

    private static String image(String layers) {
        return "{\"schemaVersion\":2,\"config\":%s,\"layers\":[%s]}".formatted(CONFIG, layers);
    }

    private static String withConfigData(Digest digest, long size, String base64) {
        return """
                {"schemaVersion":2,"config":{"mediaType":"a/b","digest":"%s","size":%d,"data":"%s"},"layers":[]}""".formatted(digest, size, base64);
    }

    private static String descriptor(String mediaType, Digest digest, long size) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}".formatted(mediaType, digest, size);
    }

    private static Manifest parse(String text) {
        return ManifestParser.parse(bytes(text), Optional.empty());
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        e -> assertThat(e.code()).isEqualTo(OciErrorCode.MANIFEST_INVALID));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
