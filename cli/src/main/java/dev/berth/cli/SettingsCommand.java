package dev.berth.cli;

import dev.berth.platform.config.SettingDescription;
import dev.berth.platform.config.Settings;
import dev.berth.server.ServerSettings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists what can be decided.
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "List every setting: its key in berth.conf, its variable, its flag, its default.")
final class SettingsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--markdown", description = "Print a table for a document.")
    private boolean markdown;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.println("| Key | Environment | Default | What |\n|---|---|---|---|");
        }
        for (SettingDescription setting : Settings.describe(ServerSettings.declared())) {
            String home = System.getProperty("berth.home", ".");
            String standard = setting.defaultText()
                    .map(text -> setting.key().equals("data") ? text.replace(home + "/", "") : text)
                    .orElse("");
            if (markdown) {
                out.printf(
                        "| `%s` | `%s` | %s | %s |%n",
                        setting.key(),
                        setting.environment(),
                        standard.isEmpty() ? "–" : "`" + standard + "`",
                        setting.description());
            } else {
                out.printf(
                        "%s%n    %s (%s)%n    %s, %s%n",
                        setting.key(),
                        setting.description(),
                        setting.allowed() + (standard.isEmpty() ? "" : "; default " + standard),
                        setting.flag(),
                        setting.environment());
            }
        }
        out.flush();
    }
}
