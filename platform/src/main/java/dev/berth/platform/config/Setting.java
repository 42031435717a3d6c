package dev.berth.platform.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing that the operator may decide.
///
/// @param key its name in the file, such as `tls.certificate`
/// @param defaultText what holds when nobody says anything, written as an operator would; empty when the setting
///     then has no value
/// @param shown whether its text may appear in messages
public record Setting<T>(
        String key, String description, SettingType<T> type, Optional<String> defaultText, Shown shown) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    /// Whether the text of a setting may appear in messages.
    public enum Shown {
        OPENLY,
        /// The text is itself secret, so messages leave it out.
        NEVER
    }

    public Setting {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key for a setting: '" + key + "'");
        }
    }

    /// A setting that has a value even when nobody says anything.
    public static <T> Setting<T> of(String key, SettingType<T> type, String defaultText, String description) {
        return new Setting<>(key, description, type, Optional.of(defaultText), Shown.OPENLY);
    }

    /// A setting that may be left out.
    public static <T> Setting<T> optional(String key, SettingType<T> type, String description) {
        return new Setting<>(key, description, type, Optional.empty(), Shown.OPENLY);
    }

    /// This setting, its text never shown.
    public Setting<T> secret() {
        return new Setting<>(key, description, type, defaultText, Shown.NEVER);
    }

    /// Its name in the environment: `BERTH_TLS_CERTIFICATE`.
    public String environment() {
        return Settings.ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// Its name on the command line: `--tls-certificate`.
    public String flag() {
        return "--" + key.replace('.', '-');
    }
}
