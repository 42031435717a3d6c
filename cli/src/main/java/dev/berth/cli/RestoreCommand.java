package dev.berth.cli;

import dev.berth.registry.backup.CopyReport;
import dev.berth.server.Maintenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a backup back.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Fill an empty data folder from a backup, comparing every digest. When it is interrupted, the same command"
                        + " goes on where it ended; the server does not start before it is done.")
final class RestoreCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where the backup is.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--no-progress", description = "Print nothing until the end.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        CopyReport report;
        try (ConsoleProgress progress = ConsoleProgress.of("Restore", quiet)) {
            report = Maintenance.restore(
                    folder.toAbsolutePath().normalize(), SettingOptions.settings(spec.commandLine()), progress::at);
        }
        return Reports.print(spec, "restored", report, folder);
    }
}
