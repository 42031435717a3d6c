package dev.berth.server;

import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import dev.berth.platform.db.SqliteDatabase;
import dev.berth.registry.backup.Backup;
import dev.berth.registry.backup.CopyProgress;
import dev.berth.registry.backup.CopyReport;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.StoredObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Copies all that a data folder's registry holds, whether a server runs on it or not.
final class BackupCopy {

    private final Components components;
    private final DataFolder folder;

    BackupCopy(Components components, DataFolder folder) {
        this.components = components;
        this.folder = folder;
    }

    /// Copies everything into `target`. Content first, then the metadata that names it, then what no longer matters
    /// goes, so that the folder holds a whole backup at every moment once the first has ended.
    CopyReport into(Path target, CopyProgress progress) throws IOException {
        if (!(components.database() instanceof SqliteDatabase database)) {
            throw new IllegalStateException(
                    "cannot back up: the metadata is in PostgreSQL. Save it with pg_dump (or point-in-time recovery),"
                            + " then the content and the key file; docs/operations.md says how");
        }
        DataFolder copy = DataFolder.open(target);
        Path partial = target.resolve("berth.db.partial");
        try (DataFolder.Lock _ = copy.tryLock()
                        .orElseThrow(() -> new IllegalStateException(
                                "cannot back up into %s: another backup writes there, or a server runs on it"
                                        .formatted(target)));
                Backup.Hold hold = Backup.Hold.begin(components.objects(), components.clock(), components.ids());
                FileSystemBlobStore store = FileSystemBlobStore.open(copy.content())) {
            DatabaseFiles.delete(partial);
            database.backupTo(partial);
            CopyReport report;
            Backup backup = new Backup(components.content().origin(), store);
            try (SqliteDatabase snapshot = SqliteDatabase.open(partial)) {
                StoredObjects objects = new StoredObjects(snapshot, new ContentCaches());
                report = backup.copy(objects, Optional.of(hold), progress);
                hold.releaseIn(objects);
            }
            Files.copy(
                    folder.secretKey(),
                    copy.secretKey(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            DatabaseFiles.deleteLog(copy.database());
            Files.move(partial, copy.database(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DatabaseFiles.sync(target);
            try (SqliteDatabase snapshot = SqliteDatabase.open(copy.database())) {
                backup.prune(new StoredObjects(snapshot, new ContentCaches()));
            }
            return report;
        }
    }
}
