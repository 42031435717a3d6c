package dev.berth.server;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.PostgresDatabase;
import dev.berth.platform.db.SqliteDatabase;
import java.security.SecureRandom;

/// Opens the database that the settings name, and remembers in the data folder which one it was: with another one,
/// its content would look as if nobody knew it, and be swept.
final class Metadata {

    private Metadata() {}

    /// Opens the database and brings its schema up to this program.
    ///
    /// @throws IllegalStateException when the data folder belongs to another database
    static Database open(DatabaseSettings settings, DataFolder folder, SecureRandom random) {
        if (settings.postgres().isEmpty()) {
            folder.requireEmbedded();
            return SqliteDatabase.open(folder.database());
        }
        PostgresDatabase.Options options = settings.postgres().get();
        folder.requireNotEmbedded(options.url().toString());
        PostgresDatabase database = PostgresDatabase.open(options, random);
        folder.markElsewhere(options.url().toString());
        return database;
    }
}
