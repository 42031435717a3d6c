package dev.berth.platform.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The query part of a request's address. A raw `+` stays a plus: media types in queries contain it, and no client
/// of a registry means a space by it.
public record QueryString(String raw) {

    /// The first value of `name`, decoded; empty when it is not there.
    ///
    /// @throws IllegalArgumentException when the percent-encoding is broken
    public Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// All values of `name`, decoded, in order.
    ///
    /// @throws IllegalArgumentException when the percent-encoding is broken
    public List<String> all(String name) {
        if (raw.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (key.equals(name)) {
                values.add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
