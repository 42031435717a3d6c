package dev.berth.server;

import static dev.berth.server.TestImages.manifest;
import static dev.berth.server.TestImages.pushImage;
import static dev.berth.server.TestImages.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.api.support.Backups;
import dev.berth.oci.Digest;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.kernel.Secret;
import dev.berth.registry.backup.CopyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {

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
    void theServersOwnBackupLiesBesideTheDataAndRestores() throws IOException {
        Digest layer;
        Told run = new Told();
        try (Maintenance running = open("data")) {
            layer = pushImage(running, "one", "1.0");
            DataFolder folder = DataFolder.at(temp.resolve("data"));
            Backups place = BackupJob.place(running.components(), folder);
            assertThat(place.last().get()).isEmpty();

            new BackupJob(running.components(), folder).run(run);

            assertThat(place.folder()).contains(folder.backups().toString());
            assertThat(place.last().get()).isPresent();
            assertThat(run.figures).containsEntry("copied", 2L).containsEntry("damaged", 0L);
        }

        Maintenance.restore(temp.resolve("data/backups"), settings("restored"), (_, _, _) -> {});

        try (Maintenance restored = open("restored")) {
            assertThat(read(restored, layer)).isEqualTo("layer one");
        }
    }

    @Test
    void aBackupThatIsStoppedGoesOnNextTime() throws IOException {
        try (Maintenance running = open("data")) {
            pushImage(running, "one", "1.0");
            DataFolder folder = DataFolder.at(temp.resolve("data"));
            Told stopped = new Told();
            stopped.stop = true;
            new BackupJob(running.components(), folder).run(stopped);
            assertThat(BackupJob.place(running.components(), folder).last().get())
                    .isEmpty();

            Told again = new Told();
            new BackupJob(running.components(), folder).run(again);

            assertThat(again.figures).containsEntry("copied", 1L).containsEntry("present", 1L);
        }
    }

    /// A run that remembers what it is told.
    private static final class Told implements JobRun {

        final Map<String, Long> figures = new HashMap<>();
        boolean stop;

        @Override
        public Parameters parameters() {
            return Parameters.NONE;
        }

        @Override
        public boolean stopRequested() {
            return stop;
        }

        @Override
        public void progress(long done, long total) {}

        @Override
        public void note(String sentence) {}

        @Override
        public void figure(String name, long value) {
            figures.put(name, value);
        }

        @Override
        public void say(String line) {}
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
}
