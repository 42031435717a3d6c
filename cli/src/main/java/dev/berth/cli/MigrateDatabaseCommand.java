package dev.berth.cli;

import dev.berth.platform.db.DatabaseMove;
import dev.berth.server.DatabaseMigration;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// From the embedded database to PostgreSQL.
@Command(
        name = "migrate-database",
        mixinStandardHelpOptions = true,
        description =
                "Move the metadata of a data folder into an empty PostgreSQL database, and compare every row. No server may"
                        + " run on the folder. When it is interrupted, the same command goes on where it ended. Content stays"
                        + " where it is; so does the key file, which every node needs (secret.key-file).")
final class MigrateDatabaseCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "Where to: postgresql://host:port/name. User and password as for database.url.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(names = "--no-progress", description = "Print nothing until the end.")
    private boolean quiet;

    @Override
    public Integer call() {
        DatabaseMove.Report report;
        try (ConsoleProgress progress = ConsoleProgress.of("Migrate", quiet)) {
            report = DatabaseMigration.run(SettingOptions.settings(spec.commandLine()), url, progress::at);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "moved %d rows of %d tables%s and compared all of them%n",
                report.rows(), report.tables(), report.resumed() ? ", going on where an earlier run had ended," : "");
        out.println("start the server with database.url from now on; the old database stays as berth.db.moved");
        return 0;
    }
}
