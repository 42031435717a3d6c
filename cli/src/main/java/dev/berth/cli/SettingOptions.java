package dev.berth.cli;

import dev.berth.platform.config.InvalidSettingException;
import dev.berth.platform.config.SettingDescription;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.config.Settings;
import dev.berth.server.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Every setting as a flag: all of them for `start`, for `health` those that say where the server listens, and for
/// the commands that care for a data folder those that say where it is.
final class SettingOptions {

    private static final List<String> WHERE = List.of("--data", "--config");
    private static final List<String> ADDRESS = List.of("--config", "--listen", "--tls-certificate", "--tls-key");
    private static final Path SYSTEM_FILE = Path.of("/etc/berth/berth.conf");
    private static final Path LOCAL_FILE = Path.of("berth.conf");

    private SettingOptions() {}

    static void addTo(CommandLine berth) {
        berth.getSubcommands().forEach((name, command) -> {
            switch (name) {
                case "start" -> add(command.getCommandSpec(), _ -> true);
                case "health" -> add(command.getCommandSpec(), ADDRESS::contains);
                case "settings", "generate-completion" -> {}
                default -> {
                    if (command.getSubcommands().isEmpty()) {
                        add(command.getCommandSpec(), WHERE::contains);
                    }
                    command.getSubcommands().values().forEach(sub -> add(sub.getCommandSpec(), WHERE::contains));
                }
            }
        });
    }

    private static void add(CommandSpec spec, Predicate<String> wanted) {
        for (SettingDescription setting : Settings.describe(ServerSettings.declared())) {
            if (wanted.test(setting.flag())) {
                spec.addOption(OptionSpec.builder(setting.flag())
                        .type(String.class)
                        .paramLabel(label(setting))
                        .description(setting.description()
                                + setting.defaultText()
                                        .filter(text -> !text.isEmpty())
                                        .map(text -> " Default: " + text + ".")
                                        .orElse("")
                                        .replace("%", "%%"))
                        .build());
            }
        }
    }

    private static String label(SettingDescription setting) {
        return switch (setting.flag()) {
            case "--data" -> "DIR";
            case "--listen" -> "HOST:PORT";
            default ->
                setting.key().substring(setting.key().lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
        };
    }

    /// The settings as this command line, the environment and the file give them.
    static ServerSettings settings(CommandLine command) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (SettingDescription setting : Settings.describe(ServerSettings.declared())) {
            CommandLine.ParseResult parsed = command.getParseResult();
            if (parsed != null && parsed.hasMatchedOption(setting.flag())) {
                flags.put(setting.flag(), parsed.matchedOptionValue(setting.flag(), ""));
            }
        }
        Map<String, String> environment = System.getenv();
        try {
            return ServerSettings.read(new SettingSources(flags, environment, file(flags, environment)));
        } catch (InvalidSettingException e) {
            throw new ParameterException(command, e.getMessage());
        }
    }

    private static Optional<Path> file(Map<String, String> flags, Map<String, String> environment) {
        String named = flags.getOrDefault("--config", environment.get("BERTH_CONFIG"));
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return List.of(LOCAL_FILE, SYSTEM_FILE).stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
