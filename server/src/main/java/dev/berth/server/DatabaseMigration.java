package dev.berth.server;

import dev.berth.platform.db.DatabaseMove;
import dev.berth.platform.db.PostgresDatabase;
import dev.berth.platform.telemetry.Logging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/// Moves a data folder's metadata to PostgreSQL, while no server runs on the folder. Killed at any moment, it goes on
/// when it is started again.
public final class DatabaseMigration {

    private DatabaseMigration() {}

    /// Copies, compares, closes the folder's own database, and opens the new one to servers. `berth.db` stays as
    /// `berth.db.moved`.
    ///
    /// @param url where to; user and password as in the settings when it names none
    /// @throws IllegalStateException when a server runs on the folder, or there is nothing to move
    public static DatabaseMove.Report run(ServerSettings settings, String url, DatabaseMove.Progress progress) {
        Logging.configure("text", "warn");
        PostgresDatabase.Options target = settings.database().options(url);
        DataFolder folder = DataFolder.open(settings.data());
        try (DataFolder.Lock _ = folder.tryLock()
                .orElseThrow(() ->
                        new IllegalStateException("cannot move the database of %s: a server runs on it; stop it first"
                                .formatted(folder.root())))) {
            folder.requireWhole();
            DatabaseMove move = new DatabaseMove(folder.database(), target, progress);
            if (!Files.exists(folder.database())) {
                return finishOnly(folder, target, move);
            }
            DatabaseMove.Report report = move.copy();
            String name = target.url().toString();
            // In this order: at every moment, either the old database serves or only the new one can.
            folder.markElsewhere(name);
            Files.move(folder.database(), folder.movedDatabase(), StandardCopyOption.ATOMIC_MOVE);
            move.finish();
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the moved database aside: " + e.getMessage(), e);
        }
    }

    /// For a run that was killed when all but the last step had been done.
    private static DatabaseMove.Report finishOnly(
            DataFolder folder, PostgresDatabase.Options target, DatabaseMove move) {
        if (!Files.exists(folder.movedDatabase())
                || !folder.isElsewhere(target.url().toString())) {
            throw new IllegalStateException("there is no database to move in " + folder.root());
        }
        move.finish();
        return new DatabaseMove.Report(0, 0, true);
    }
}
