package dev.berth.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Response headers in order; immutable.
public final class Headers {

    /// One header line.
    public record Header(String name, String value) {}

    public static final Headers NONE = new Headers(List.of());

    private final List<Header> lines;

    private Headers(List<Header> lines) {
        this.lines = lines;
    }

    /// Headers of alternating names and values.
    public static Headers of(String... namesAndValues) {
        List<Header> lines = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            lines.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(List.copyOf(lines));
    }

    /// These headers and one more line.
    public Headers and(String name, String value) {
        List<Header> more = new ArrayList<>(lines.size() + 1);
        more.addAll(lines);
        more.add(new Header(name, value));
        return new Headers(List.copyOf(more));
    }

    public List<Header> lines() {
        return lines;
    }

    /// The first value of `name`, in any case.
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
