package dev.berth.server;

import dev.berth.platform.config.SettingType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Settings of the installation that whoever starts the server has decided, so that nobody sets them by the API.
final class FixedSettings {

    static final SettingType<Map<String, Object>> TYPE =
            new SettingType<>("name=value, with semicolons between them", FixedSettings::parse);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private FixedSettings() {}

    private static Map<String, Object> parse(String text) {
        Map<String, Object> fixed = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("'%s' is no name=value".formatted(part.strip()));
            }
            fixed.put(
                    part.substring(0, equals).strip(),
                    value(part.substring(equals + 1).strip()));
        }
        return Map.copyOf(fixed);
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return NUMBER.matcher(text).matches() ? Long.valueOf(text) : text;
    }

    /// The same, and how long tokens are good if that is decided as well; the API tells of whole minutes.
    static Map<String, Object> with(Map<String, Object> fixed, Optional<Duration> tokenLifetime) {
        Map<String, Object> all = new LinkedHashMap<>(fixed);
        tokenLifetime.ifPresent(lifetime -> all.put("token_expiration", Math.ceilDiv(lifetime.toSeconds(), 60L)));
        return Map.copyOf(all);
    }
}
