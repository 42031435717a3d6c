package dev.berth.conformance.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.Sha;
import dev.berth.conformance.support.Tar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An OCI image layout on disk with an index of two images, tagged `multi`, and its first image, tagged `single`.
/// The layers are real archives, so clients can unpack them.
public record OciLayout(Path folder, Image single, Manifest multi) {

    static OciLayout create(Path folder, String seed) throws IOException {
        Image amd64 = image(seed, "amd64");
        Image arm64 = image(seed, "arm64");
        var layout = new OciLayout(folder, amd64, index(amd64, arm64));
        layout.write(amd64, arm64);
        return layout;
    }

    private static Image image(String seed, String architecture) {
        byte[] archive =
                Tar.of("hello.txt", ("hello " + seed + " " + architecture + "\n").getBytes(StandardCharsets.UTF_8));
        String config = """
                {"architecture":"%s","os":"linux","config":{"Cmd":["/hello"]},\
                "rootfs":{"type":"layers","diff_ids":["%s"]},"history":[{"created_by":"%s"}]}""".formatted(architecture, Sha.sha256(archive), seed);
        return Images.image(config.getBytes(StandardCharsets.UTF_8), List.of(Tar.gzip(archive)));
    }

    private static Manifest index(Image amd64, Image arm64) {
        ObjectNode index = Images.object(java.util.Map.of("mediaType", Images.INDEX));
        index.put("schemaVersion", 2);
        index.putArray("manifests").add(platform(amd64, "amd64")).add(platform(arm64, "arm64"));
        return new Manifest(Images.INDEX, Images.write(index));
    }

    private static ObjectNode platform(Image image, String architecture) {
        ObjectNode descriptor = Images.descriptor(
                Images.MANIFEST, image.digest(), image.manifest().size());
        descriptor.putObject("platform").put("architecture", architecture).put("os", "linux");
        return descriptor;
    }

    private void write(Image... images) throws IOException {
        Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        for (Image image : images) {
            blob(image.manifest().bytes());
            for (byte[] blob : image.blobs()) {
                blob(blob);
            }
        }
        blob(multi.bytes());
        ObjectNode top = Images.object(java.util.Map.of("mediaType", Images.INDEX));
        top.put("schemaVersion", 2);
        top.putArray("manifests").add(tagged(single.manifest(), "single")).add(tagged(multi, "multi"));
        Files.write(folder.resolve("index.json"), Images.write(top));
    }

    private static ObjectNode tagged(Manifest manifest, String tag) {
        ObjectNode descriptor = Images.descriptor(manifest.mediaType(), manifest.digest(), manifest.size());
        descriptor.putObject("annotations").put("org.opencontainers.image.ref.name", tag);
        return descriptor;
    }

    private void blob(byte[] bytes) throws IOException {
        Files.write(folder.resolve("blobs/sha256").resolve(Sha.sha256(bytes).substring("sha256:".length())), bytes);
    }
}
