package dev.berth.cli;

import dev.berth.registry.backup.CopyReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/// Results as sentences.
final class Reports {

    private Reports() {}

    static int print(CommandSpec spec, String verb, CopyReport report, Path folder) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s %d objects (%s): %d copied now, %d there before; %s%n",
                verb,
                report.copied() + report.present(),
                size(report.bytes()),
                report.copied(),
                report.present(),
                folder);
        if (report.damaged().isEmpty()) {
            return 0;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "%d objects are lost or damaged at the source and were left out; berth verify names the repositories, a"
                        + " push of the same content repairs them:%n",
                report.damaged().size());
        report.damaged().stream().limit(20).forEach(key -> err.println("  " + key));
        return Berth.PARTLY;
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        String[] units = {"KiB", "MiB", "GiB", "TiB", "PiB"};
        double value = bytes;
        int unit = -1;
        do {
            value /= 1024;
            unit++;
        } while (value >= 1024 && unit < units.length - 1);
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
