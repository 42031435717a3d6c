package dev.berth.platform.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The values of the declared settings: a flag wins over the environment, the environment over the file, the file
/// over the default. Whatever names a setting that does not exist is refused, and every value is checked at once, so
/// that a server which starts has understood all that it was told. Immutable.
public final class Settings {

    static final String ENVIRONMENT_PREFIX = "BERTH_";

    private final List<Setting<?>> declared;
    private final Map<String, Object> values;

    private Settings(List<Setting<?>> declared, Map<String, Object> values) {
        this.declared = declared;
        this.values = values;
    }

    /// Finds the value of every declared setting.
    ///
    /// @throws InvalidSettingException with one sentence for each thing that is wrong
    public static Settings resolve(List<Setting<?>> declared, SettingSources sources) {
        List<String> wrong = new ArrayList<>();
        Map<String, Written> written = new LinkedHashMap<>();
        declared.forEach(setting ->
                setting.defaultText().ifPresent(text -> written.put(setting.key(), new Written(text, "the default"))));
        sources.file()
                .ifPresent(file -> take(
                        declared, new Source(file.getFileName().toString(), Setting::key), read(file), written, wrong));
        take(declared, new Source("the environment", Setting::environment), ours(sources), written, wrong);
        take(declared, new Source("the command line", Setting::flag), sources.flags(), written, wrong);

        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : declared) {
            Written text = written.get(setting.key());
            if (text != null) {
                parse(setting, text, values, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidSettingException(String.join("\n", wrong));
        }
        return new Settings(List.copyOf(declared), Map.copyOf(values));
    }

    /// The value of a setting that has a default.
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new IllegalStateException("'" + setting.key() + "' has no default; use find"));
    }

    /// The value of a setting, if anybody gave one.
    @SuppressWarnings("unchecked") // the value was made by this very setting's parser
    public <T> Optional<T> find(Setting<T> setting) {
        if (!declared.contains(setting)) {
            throw new IllegalStateException("'" + setting.key() + "' was not declared");
        }
        return Optional.ofNullable((T) values.get(setting.key()));
    }

    /// The declared settings, in the order of their declaration.
    public List<SettingDescription> describe() {
        return describe(declared);
    }

    /// The settings as help and documentation show them.
    public static List<SettingDescription> describe(Collection<? extends Setting<?>> settings) {
        return settings.stream().map(Settings::description).toList();
    }

    private static SettingDescription description(Setting<?> setting) {
        return new SettingDescription(
                setting.key(),
                setting.environment(),
                setting.flag(),
                setting.type().allowed(),
                setting.defaultText(),
                setting.description());
    }

    private static void take(
            List<Setting<?>> declared,
            Source source,
            Map<String, String> given,
            Map<String, Written> written,
            List<String> wrong) {
        Map<String, Setting<?>> byName = declared.stream().collect(Collectors.toMap(source.naming(), s -> s));
        given.forEach((name, text) -> {
            Setting<?> setting = byName.get(name);
            if (setting == null) {
                wrong.add(unknown(name, source, byName.keySet()));
            } else {
                written.put(setting.key(), new Written(text.strip(), source.name()));
            }
        });
    }

    private static String unknown(String name, Source source, Collection<String> names) {
        String refusal = "unknown setting '%s' in %s".formatted(name, source.name());
        return Nearest.of(name, names)
                .map(meant -> refusal + ": did you mean '" + meant + "'?")
                .orElse(refusal + "; `berth --help` lists all");
    }

    private static <T> void parse(Setting<T> setting, Written written, Map<String, Object> values, List<String> wrong) {
        try {
            values.put(setting.key(), setting.type().parser().parse(written.text()));
        } catch (IllegalArgumentException e) {
            String value = switch (setting.shown()) {
                case OPENLY -> " is '" + written.text() + "'";
                case NEVER -> " has a value that cannot be used";
            };
            wrong.add("setting '%s' in %s%s; it must be %s"
                    .formatted(
                            setting.key(),
                            written.source(),
                            value,
                            setting.type().allowed()));
        }
    }

    private static Map<String, String> ours(SettingSources sources) {
        return sources.environment().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(ENVIRONMENT_PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingException("the settings in %s cannot be read: %s".formatted(file, e));
        }
        return lines.stringPropertyNames().stream()
                .sorted()
                .collect(Collectors.toMap(name -> name, lines::getProperty, (a, _) -> a, LinkedHashMap::new));
    }

    private record Written(String text, String source) {}

    private record Source(String name, Function<Setting<?>, String> naming) {}
}
