package dev.berth.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Puts files of databases in place.
final class DatabaseFiles {

    private DatabaseFiles() {}

    static void delete(Path database) throws IOException {
        deleteLog(database);
        Files.deleteIfExists(database);
    }

    /// A write-ahead log must not meet a database file that it does not belong to.
    static void deleteLog(Path database) throws IOException {
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-wal"));
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
    }

    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
