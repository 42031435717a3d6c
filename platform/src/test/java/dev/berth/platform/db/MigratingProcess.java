package dev.berth.platform.db;

import java.nio.file.Path;

/// A process that opens a database when it is told to: says that it is ready, waits for a line, opens.
final class MigratingProcess {

    private MigratingProcess() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("ready");
        if (System.in.read() < 0) {
            throw new IllegalStateException("nobody said go");
        }
        SqliteDatabase.open(Path.of(arguments[0])).close();
    }
}
