package dev.berth.platform.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a run is asked to do: values by their names, in one line each.
public record Parameters(Map<String, String> values) {

    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Map.copyOf(values);
        values.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || broken(name) || broken(value)) {
                throw new IllegalArgumentException("not a parameter in one line: " + name);
            }
        });
    }

    /// The same with one more value.
    public Parameters with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Parameters(more);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Whether the parameter is there and true.
    public boolean flag(String name) {
        return Boolean.parseBoolean(values.get(name));
    }

    /// The parameter as a whole number.
    public long number(String name, long otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    static Parameters parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return new Parameters(values);
    }

    private static boolean broken(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
