package dev.berth.conformance.scale;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.PostgresDatabase;
import dev.berth.platform.db.PostgresUrl;
import dev.berth.platform.db.SqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// Fills an empty data folder with metadata; see `conformance/load`.
public final class LoadCommand {

    /// Of pages, in KiB: what is in no order in a database of full size fits.
    private static final int CACHE = 3 << 20;

    private LoadCommand() {}

    /// Loads.
    ///
    /// @param arguments the data folder; what part of the full amount; where the database is, unless it is in the
    ///     folder
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("load FOLDER PART [postgresql://USER:PASSWORD@HOST:PORT/NAME]");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        Optional<String> url = arguments.length == 3 ? Optional.of(arguments[2]) : Optional.empty();
        long began = System.nanoTime();
        into(folder, url, Amount.of(Double.parseDouble(arguments[1])), line -> {
            double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
            System.out.printf(Locale.ROOT, "%8.1f s  %s%n", seconds, line);
        });
    }

    static void into(Path folder, Optional<String> url, Amount amount, java.util.function.Consumer<String> progress)
            throws Exception {
        Files.createDirectories(folder);
        try (Database database = open(folder, url)) {
            Load.into(database, folder.resolve("content"), amount, Instant.now(), progress);
            if (url.isPresent()) {
                // PostgreSQL does so by itself after some minutes; an embedded database is never analyzed.
                int _ = database.<Integer>transact(tx -> tx.sql("analyze").update());
            }
        }
    }

    private static Database open(Path folder, Optional<String> url) {
        return url.<Database>map(place -> PostgresDatabase.open(
                        PostgresDatabase.Options.defaults(PostgresUrl.parse(place)), new Random(7)))
                .orElseGet(() -> SqliteDatabase.open(
                        folder.resolve("berth.db"),
                        SqliteDatabase.Options.defaults().withCache(CACHE)));
    }
}
