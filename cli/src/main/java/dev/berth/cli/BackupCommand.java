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

/// Copies everything while the server runs.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Copy metadata and content into a folder; the server may run meanwhile. Into the same folder again, only"
                        + " what is new is copied. The copy holds the key file: keep it as safe as the data folder.")
final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where the backup goes.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--no-progress", description = "Print nothing until the end.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        CopyReport report;
        try (Maintenance data = Maintenance.open(SettingOptions.settings(spec.commandLine()));
                ConsoleProgress progress = ConsoleProgress.of("Backup", quiet)) {
            report = data.backup(folder.toAbsolutePath().normalize(), progress::at);
        }
        return Reports.print(spec, "backed up", report, folder);
    }
}
