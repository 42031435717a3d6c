package dev.berth.server;

import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Small images pushed into a data folder without a server, and read back.
final class TestImages {

    private static final Actor ACTOR = Actor.system("test");
    private static final RepositoryName APP = RepositoryName.parse("library/app");

    private TestImages() {}

    /// Pushes a config, a layer of its own and a manifest; the config is the same every time.
    static Digest pushImage(Maintenance data, String name, String tag) {
        String config = "{}";
        String layer = "layer " + name;
        Digest configDigest = push(data, config);
        Digest layerDigest = push(data, layer);
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}
                """.formatted(configDigest, config.length(), layerDigest, layer.length())
                .getBytes(StandardCharsets.UTF_8);
        data.components()
                .manifests()
                .put(
                        ACTOR,
                        new PutManifest(
                                APP,
                                Optional.empty(),
                                List.of(Tag.parse(tag)),
                                Optional.of(MediaType.OCI_IMAGE_MANIFEST),
                                manifest,
                                new TagCondition.Any()));
        return layerDigest;
    }

    private static Digest push(Maintenance data, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Digest digest = DigestAlgorithm.SHA256.digest(bytes);
        ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>(List.of(ByteBuffer.wrap(bytes)));
        ByteSource source = chunks::poll;
        data.components().uploads().store(ACTOR, APP, digest, OptionalLong.of(bytes.length), source);
        return digest;
    }

    static String read(Maintenance data, Digest digest) throws IOException {
        OpenBlob blob = data.components().blobs().open(APP, digest);
        try (StoredObject object = blob.object()) {
            return new String(object.read(0, object.size()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String manifest(Maintenance data, String tag) {
        return new String(
                data.components()
                        .manifests()
                        .get(APP, new Reference.ByTag(Tag.parse(tag)))
                        .content(),
                StandardCharsets.UTF_8);
    }
}
