package dev.berth.conformance.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import dev.berth.conformance.support.Tar;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Two versions of an image as builders make them, with a history, files in layers, and what was attached: what the
/// pages about the inside of images are looked at with.
final class ShopImages {

    private static final String OLD = "1.0";
    private static final String HOSTILE = "<script>window.broken=1</script>";
    private static final String README = """
            # Shop

            Sells **things**. Ask <script>window.broken=1</script> or <img src=x onerror="window.broken=1">.

            ## Run it

            ```
            docker run registry.example/payments/shop:1.1
            ```

            | Variable | Means |
            |---|---|
            | `PORT` | where it listens |

            - [x] sold
            - [ ] shipped

            See [the guide](https://docs.example/shop), ![a picture](https://elsewhere.example/x.png),
            [this](javascript:window.broken=1), [that](data:text/html,<script>window.broken=1</script>).
            """;

    private final Images random;
    private final Repository shop;

    private ShopImages(Images random, Repository shop) {
        this.random = random;
        this.shop = shop;
    }

    static void push(RegistryClient admin, Images random) {
        var images = new ShopImages(random, new Repository(admin, "payments/shop"));
        byte[] base = images.layer(Map.of("etc/os-release", "NAME=Sea\n", "lib/libc.so", 300_000));
        byte[] runtime = images.layer(Map.of("opt/java/lib/modules", 700_000));
        ShopBases.push(admin, base, runtime, images.layer(Map.of("opt/java/lib/modules", 710_000)));
        images.attest(images.version(OLD, base, runtime));
        Manifest current = images.version("1.1", base, runtime);
        images.attach(current, "application/vnd.dev.cosign.artifact.sig.v1+json", Map.of());
        images.attach(
                current,
                ShopProvenance.TYPE,
                ShopProvenance.envelope(),
                Map.of("in-toto.io/predicate-type", "https://slsa.dev/provenance/v1", HOSTILE, HOSTILE));
        images.attach(current, ShopSboms.SPDX, ShopSboms.spdx(), Map.of());
        images.attach(
                current,
                ShopSboms.CYCLONE_DX,
                ShopSboms.cycloneDx(),
                Map.of("org.opencontainers.image.created", "2026-11-19T08:00:00Z"));
        admin.put(
                        "/api/v2.0/projects/payments/repositories/shop",
                        Images.write(Images.object(Map.of("description", README))),
                        "Content-Type",
                        "application/json")
                .expect(200);
    }

    private Manifest version(String tag, byte[] base, byte[] runtime) {
        boolean old = tag.equals(OLD);
        byte[] libraries = layer(
                old
                        ? Map.of("srv/lib/codec-4.1.99.jar", 180_000, "srv/lib/old.jar", 20_000)
                        : Map.of("srv/lib/codec-4.2.1.jar", 150_000));
        byte[] program = layer(Map.of(
                "srv/shop.jar",
                120_000,
                "srv/config/shop.yaml",
                "port: 8443\nversion: " + tag + "\n",
                "srv/page.html",
                HOSTILE,
                "etc/os-release",
                "NAME=Sea\nVERSION=2\n",
                "srv/lib/.wh.old.jar",
                ""));
        byte[] config = config(tag, old);
        List<byte[]> layers = List.of(base, runtime, libraries, program);
        shop.pushBlob(config);
        layers.forEach(shop::pushBlob);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, layers, Images.LAYER);
        manifest.putObject("annotations")
                .put("org.opencontainers.image.base.name", "registry.example/platform/java:25")
                .put("org.opencontainers.image.source", "javascript:window.broken=1");
        Manifest pushed = new Manifest(Images.MANIFEST, Images.write(manifest));
        shop.putManifest(tag, pushed).expect(201);
        return pushed;
    }

    private static byte[] config(String tag, boolean old) {
        String text = """
                {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/bin","VERSION=%s"],"User":"%s",\
                "Entrypoint":["java","-jar","/srv/shop.jar"]},"rootfs":{"type":"layers","diff_ids":[]},"history":[\
                {"created_by":"/bin/sh -c #(nop) ADD file:4b1d in / "},\
                {"created_by":"COPY --from=jlink /opt/java /opt/java # buildkit"},\
                {"created_by":"ENV VERSION=%1$s","empty_layer":true},\
                {"created_by":"COPY target/lib /srv/lib # buildkit"},\
                {"created_by":"COPY target/shop.jar config /srv/ # buildkit"},\
                {"created_by":"ENTRYPOINT [\\"java\\"]","empty_layer":true}]}""".formatted(tag, old ? "root" : "10001");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Files by name, with a text or with so many random bytes.
    private byte[] layer(Map<String, Object> files) {
        var archive = new LinkedHashMap<String, byte[]>();
        new TreeMap<>(files)
                .forEach((name, content) -> archive.put(
                        name,
                        content instanceof Integer size
                                ? random.bytes(size)
                                : content.toString().getBytes(StandardCharsets.UTF_8)));
        return Tar.gzip(Tar.of(archive));
    }

    private void attach(Manifest subject, String type, Map<String, String> annotations) {
        attach(subject, type, ("{\"of\":\"" + type + "\"}").getBytes(StandardCharsets.UTF_8), annotations);
    }

    private void attach(Manifest subject, String type, byte[] content, Map<String, String> annotations) {
        byte[] empty = Images.emptyJson();
        shop.pushBlob(empty);
        shop.pushBlob(content);
        ObjectNode manifest = Images.manifest(empty, Images.EMPTY, List.of(content), type);
        manifest.put("artifactType", type);
        manifest.set("subject", Images.descriptor(subject.mediaType(), subject.digest(), subject.size()));
        ObjectNode notes = manifest.putObject("annotations");
        notes.put("org.opencontainers.image.created", "2026-11-20T10:41:00Z");
        annotations.forEach(notes::put);
        byte[] written = Images.write(manifest);
        shop.putManifest(Sha.sha256(written), new Manifest(Images.MANIFEST, written))
                .expect(201);
    }

    /// Hangs a list of packages onto an image as older versions of cosign do: by a tag.
    private void attest(Manifest subject) {
        byte[] content = ShopSboms.attested();
        byte[] config = Images.emptyJson();
        shop.pushBlob(config);
        shop.pushBlob(content);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(content), ShopSboms.ENVELOPE);
        ((ObjectNode) manifest.get("layers").get(0))
                .putObject("annotations")
                .put("predicateType", ShopSboms.CYCLONE_DX_PREDICATE);
        String tag = subject.digest().replace(':', '-') + ".att";
        shop.putManifest(tag, new Manifest(Images.MANIFEST, Images.write(manifest)))
                .expect(201);
    }
}
