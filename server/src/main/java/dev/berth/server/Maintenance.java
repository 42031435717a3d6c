package dev.berth.server;

import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.User;
import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import dev.berth.oci.Digest;
import dev.berth.platform.db.SqliteDatabase;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.telemetry.Logging;
import dev.berth.registry.backup.Backup;
import dev.berth.registry.backup.CopyProgress;
import dev.berth.registry.backup.CopyReport;
import dev.berth.registry.content.BlobClaim;
import dev.berth.registry.content.CollectionPreview;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.DamagedObject;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.StoredTotals;
import dev.berth.registry.verification.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What the command line does with a data folder directly, whether a server runs on it or not: the database takes
/// several processes, and content never changes.
public final class Maintenance implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Actor ACTOR = Actor.system("command line");

    private final ServerSettings settings;
    private final DataFolder folder;
    private final Components components;

    private Maintenance(ServerSettings settings, DataFolder folder, Components components) {
        this.settings = settings;
        this.folder = folder;
        this.components = components;
    }

    /// Opens the data folder that the settings name.
    public static Maintenance open(ServerSettings settings) {
        quiet();
        DataFolder folder = DataFolder.open(settings.data());
        folder.requireWhole();
        return new Maintenance(settings, folder, Components.open(folder, settings));
    }

    Components components() {
        return components;
    }

    /// Makes an administrator; the first one also ends the first run.
    public User createAdministrator(String username, String email, Secret password) {
        return components.users().create(ACTOR, new NewUser(username, email, username, "", password, true));
    }

    /// Replaces a lost password.
    public void resetPassword(String username, Secret password) {
        User user = components
                .users()
                .findByName(username)
                .orElseThrow(() -> new IllegalArgumentException(
                        "cannot give '%s' a new password: there is no such user".formatted(username)));
        components.users().setPassword(ACTOR, user.id(), password);
    }

    /// Signs with a new key from now on.
    public void rotateSigningKey() {
        components.tokens().rotate();
    }

    /// What the next collection would remove.
    public CollectionPreview previewCollection(int limit) {
        return components.objects().preview(components.clock().instant(), limit);
    }

    /// Why a blob is still kept, one claim for each repository that holds it.
    public List<BlobClaim> explain(Digest blob, int limit) {
        return components.objects().explain(blob, components.clock().instant(), limit);
    }

    /// Objects and bytes in the store.
    public StoredTotals totals() {
        return components.objects().totals();
    }

    /// What is damaged now, until somebody pushes it again.
    public List<DamagedObject> damaged(int limit) {
        return components.objects().damaged(limit);
    }

    /// Collects now, in the server that runs on the folder, or here when none does. Returns when it has ended.
    public RunRecord collect(Consumer<RunRecord> progress) throws InterruptedException {
        return run(Background.COLLECTION, progress);
    }

    /// Verifies all content now, in the server that runs on the folder, or here when none does.
    public RunRecord verify(Consumer<RunRecord> progress) throws InterruptedException {
        return run(Verification.JOB, progress);
    }

    private RunRecord run(String job, Consumer<RunRecord> progress) throws InterruptedException {
        Jobs jobs = Background.jobs(components, settings, UnaryOperator.identity());
        long before =
                jobs.runs(job, 1).stream().mapToLong(RunRecord::id).findFirst().orElse(0);
        Optional<DataFolder.Lock> alone = folder.tryLock();
        try {
            // Where a server runs, it does the work: this process would delete behind the back of its memory.
            if (alone.isPresent()) {
                jobs.start();
            }
            jobs.runNow(job);
            while (true) {
                Optional<RunRecord> run = jobs.runs(job, 1).stream()
                        .filter(record -> record.id() > before)
                        .findFirst();
                run.ifPresent(progress);
                if (run.isPresent() && run.get().ended().isPresent()) {
                    return run.get();
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } finally {
            if (alone.isPresent()) {
                jobs.stop(LOOK_AGAIN);
                alone.get().close();
            }
        }
    }

    /// Copies everything into `target`.
    public CopyReport backup(Path target, CopyProgress progress) throws IOException {
        return new BackupCopy(components, folder).into(target, progress);
    }

    /// Fills an empty data folder from a backup.
    public static CopyReport restore(Path source, ServerSettings settings, CopyProgress progress) throws IOException {
        quiet();
        if (settings.database().postgres().isPresent()) {
            throw new IllegalStateException(
                    "cannot restore into PostgreSQL: a backup of berth backup goes into a data folder, which berth"
                            + " migrate-database can move; a dump is restored with pg_restore, as docs/operations.md says");
        }
        if (!Files.isRegularFile(source.resolve("berth.db")) || !Files.isRegularFile(source.resolve("secret.key"))) {
            throw new IllegalArgumentException(
                    "cannot restore from %s: it is not a whole backup (berth.db and secret.key are not both there)"
                            .formatted(source));
        }
        DataFolder target = DataFolder.open(settings.data());
        try (DataFolder.Lock _ = target.tryLock()
                .orElseThrow(() -> new IllegalStateException(
                        "cannot restore into %s: a server runs on it; stop it first".formatted(target.root())))) {
            if (Files.exists(target.database()) && !Files.exists(target.restoring())) {
                throw new IllegalStateException(
                        "cannot restore into %s: it holds a registry already; name an empty folder with --data"
                                .formatted(target.root()));
            }
            Files.writeString(target.restoring(), source.toString());
            DatabaseFiles.sync(target.root());
            DatabaseFiles.delete(target.database());
            Files.copy(source.resolve("berth.db"), target.database());
            Files.copy(
                    source.resolve("secret.key"),
                    target.secretKey(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            CopyReport report;
            try (FileSystemBlobStore from = FileSystemBlobStore.openExisting(source.resolve("content"));
                    FileSystemBlobStore to = FileSystemBlobStore.open(target.content());
                    SqliteDatabase database = SqliteDatabase.open(target.database())) {
                report = new Backup(from, to)
                        .copy(new StoredObjects(database, new ContentCaches()), Optional.empty(), progress);
            }
            DatabaseFiles.sync(target.database());
            Files.delete(target.restoring());
            DatabaseFiles.sync(target.root());
            return report;
        }
    }

    /// A command speaks for itself; its log is for what went wrong.
    private static void quiet() {
        Logging.configure("text", "warn");
    }

    @Override
    public void close() {
        components.close();
    }
}
