package dev.berth.server;

import dev.berth.api.support.Backups;
import dev.berth.api.support.Storage;
import dev.berth.platform.db.SqliteDatabase;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.registry.backup.CopyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Copies everything into the folder `backups` of the data folder, where an operator may have put another disk. It
/// begins only, and goes on only, while the disk keeps some room for what is pushed.
final class BackupJob implements JobHandler {

    private static final long GIBIBYTE = 1L << 30;
    /// The part of the disk that a backup leaves alone.
    private static final int RESERVE = 20;

    private final Components components;
    private final DataFolder folder;

    BackupJob(Components components, DataFolder folder) {
        this.components = components;
        this.folder = folder;
    }

    /// Where backups go, as far as the API tells.
    static Backups place(Components components, DataFolder folder) {
        return new Backups(
                components.database() instanceof SqliteDatabase
                        ? Optional.of(folder.backups().toString())
                        : Optional.empty(),
                () -> last(DataFolder.at(folder.backups())));
    }

    private static Optional<Backups.Last> last(DataFolder copy) {
        try {
            return Files.isRegularFile(copy.database())
                    ? Optional.of(new Backups.Last(
                            Files.getLastModifiedTime(copy.database()).toInstant(), Files.size(copy.database())))
                    : Optional.empty();
        } catch (IOException _) {
            // It is being replaced, or the disk is away: whoever asks sees that there is none now.
            return Optional.empty();
        }
    }

    @Override
    public void run(JobRun run) throws IOException {
        Path target = folder.backups();
        requireRoom();
        run.say("copies everything into " + target);
        try {
            CopyReport report = new BackupCopy(components, folder).into(target, (done, total, bytes) -> {
                run.progress(done, total);
                run.figure("bytes", bytes);
                if (run.stopRequested()) {
                    throw new StoppedException();
                }
                requireRoom();
            });
            run.figure("copied", report.copied());
            run.figure("present", report.present());
            run.figure("size", report.bytes());
            run.figure("damaged", report.damaged().size());
            report.damaged().forEach(key -> run.say("damaged, not copied: " + key));
            run.note("backed up %d objects, %d of them new; %d are damaged and were left out"
                    .formatted(
                            report.copied() + report.present(),
                            report.copied(),
                            report.damaged().size()));
        } catch (StoppedException _) {
            run.note("stopped; what was copied is used by the next backup");
        }
    }

    private void requireRoom() {
        Storage.Space space = DataFolder.open(folder.backups()).space();
        long reserve = Math.min(GIBIBYTE, space.total() / RESERVE);
        if (space.free() < reserve) {
            throw new IllegalStateException(
                    "cannot back up into %s: the disk has %d bytes left, and %d stay for what is pushed; free some, or put another disk there"
                            .formatted(folder.backups(), space.free(), reserve));
        }
    }

    /// Ends a copy between two objects.
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
