package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import dev.berth.registry.backup.CopyReport;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final RepositoryName APP = RepositoryName.parse("library/app");

    @TempDir
    Path temp;

    @Test
    void aBackupOfARunningRegistryRestoresEverything() throws IOException {
        Digest layer;
        CopyReport report;
        try (Maintenance running = open("data")) {
            running.createAdministrator("admin", "admin@example.com", new Secret("Correct-Horse-1"));
            layer = pushImage(running, "one", "1.0");
            try (Maintenance other = open("data")) {
                report = other.backup(temp.resolve("backup"), (_, _, _) -> {});
            }
        }
        assertThat(report.damaged()).isEmpty();
        assertThat(report.copied()).isEqualTo(2);

        Maintenance.restore(temp.resolve("backup"), settings("restored"), (_, _, _) -> {});

        try (Maintenance restored = open("restored")) {
            assertThat(read(restored, layer)).isEqualTo("layer one");
            assertThat(manifest(restored, "1.0")).contains(layer.toString());
            assertThat(restored.components()
                            .authentication()
                            .password("admin", new Secret("Correct-Horse-1"), "127.0.0.1"))
                    .isInstanceOf(AuthenticationResult.Authenticated.class);
            assertThat(restored.components().objects().held(java.time.Instant.now()))
                    .isEmpty();
        }
    }

    @Test
    void theNextBackupCopiesOnlyWhatIsNew() throws IOException {
        try (Maintenance running = open("data")) {
            pushImage(running, "one", "1.0");
            running.backup(temp.resolve("backup"), (_, _, _) -> {});
            pushImage(running, "two", "2.0");

            CopyReport second = running.backup(temp.resolve("backup"), (_, _, _) -> {});

            assertThat(second.present()).isEqualTo(2);
            assertThat(second.copied()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedObjectIsNamedAndNotKept() throws IOException {
        try (Maintenance running = open("data")) {
            pushImage(running, "one", "1.0");
            try (Stream<Path> files = Files.walk(temp.resolve("data/content/objects"))) {
                Path victim = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                Files.writeString(victim, "x".repeat((int) Files.size(victim)));
            }

            CopyReport report = running.backup(temp.resolve("backup"), (_, _, _) -> {});

            assertThat(report.damaged()).hasSize(1);
            assertThat(report.copied()).isEqualTo(1);
        }
    }

    @Test
    void aFolderThatIsNoBackupIsRefused() throws IOException {
        Files.createDirectories(temp.resolve("empty"));

        assertThatThrownBy(() -> Maintenance.restore(temp.resolve("empty"), settings("target"), (_, _, _) -> {}))
                .hasMessageContaining("not a whole backup");
    }

    @Test
    void aRegistryIsNeverRestoredOver() throws IOException {
        try (Maintenance running = open("data")) {
            pushImage(running, "one", "1.0");
            running.backup(temp.resolve("backup"), (_, _, _) -> {});
        }

        assertThatThrownBy(() -> Maintenance.restore(temp.resolve("backup"), settings("data"), (_, _, _) -> {}))
                .hasMessageContaining("holds a registry already");
    }

    @Test
    void anUnfinishedRestoreIsNotServedAndCanBeRepeated() throws IOException {
        try (Maintenance running = open("data")) {
            pushImage(running, "one", "1.0");
            running.backup(temp.resolve("backup"), (_, _, _) -> {});
        }
        assertThatThrownBy(() -> Maintenance.restore(temp.resolve("backup"), settings("restored"), (_, _, _) -> {
                    throw new IllegalStateException("the power went out");
                }))
                .hasMessage("the power went out");
        assertThatThrownBy(() -> open("restored")).hasMessageContaining("unfinished restore");

        CopyReport again = Maintenance.restore(temp.resolve("backup"), settings("restored"), (_, _, _) -> {});

        assertThat(again.present() + again.copied()).isEqualTo(2);
        try (Maintenance restored = open("restored")) {
            assertThat(manifest(restored, "1.0")).isNotEmpty();
        }
    }

    @Test
    void aDataFolderWhoseContentIsNotMountedIsNotOpened() throws IOException {
        try (Maintenance data = open("data")) {
            pushImage(data, "one", "1.0");
        }
        Files.move(temp.resolve("data/content"), temp.resolve("elsewhere"));
        Files.createDirectory(temp.resolve("data/content"));

        assertThatThrownBy(() -> open("data"))
                .hasMessageContaining("content folder")
                .hasMessageContaining("mounted");

        assertThat(temp.resolve("data/content")).isEmptyDirectory();
        Files.delete(temp.resolve("data/content"));
        Files.move(temp.resolve("elsewhere"), temp.resolve("data/content"));
        open("data").close();
    }

    @Test
    void aLostPasswordIsReplaced() {
        try (Maintenance data = open("data")) {
            data.createAdministrator("admin", "admin@example.com", new Secret("Correct-Horse-1"));

            data.resetPassword("admin", new Secret("Battery-Staple-2"));

            assertThat(data.components()
                            .authentication()
                            .password("admin", new Secret("Battery-Staple-2"), "127.0.0.1"))
                    .isInstanceOf(AuthenticationResult.Authenticated.class);
        }
    }

    private Maintenance open(String folder) {
        Maintenance data = Maintenance.open(settings(folder));
        data.components().projects().ensureLibrary();
        return data;
    }

    private ServerSettings settings(String folder) {
        return ServerSettings.read(
                new SettingSources(Map.of("--data", temp.resolve(folder).toString()), Map.of(), Optional.empty()));
    }

    /// Pushes a config, a layer of its own and a manifest; the config is the same every time.
    private static Digest pushImage(Maintenance data, String name, String tag) {
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

    private static String read(Maintenance data, Digest digest) throws IOException {
        OpenBlob blob = data.components().blobs().open(APP, digest);
        try (StoredObject object = blob.object()) {
            return new String(object.read(0, object.size()).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String manifest(Maintenance data, String tag) {
        return new String(
                data.components()
                        .manifests()
                        .get(APP, new Reference.ByTag(Tag.parse(tag)))
                        .content(),
                StandardCharsets.UTF_8);
    }
}
