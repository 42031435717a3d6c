package dev.berth.api.support;

import java.util.List;
import java.util.regex.Pattern;

/// A path with variable parts in braces: `/api/v2.0/projects/{project_name_or_id}`.
public record PathTemplate(String text) {

    private static final Pattern FORM = Pattern.compile("(?:/(?:[A-Za-z0-9._-]*|\\{[a-z_]+}))+");

    public PathTemplate {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a path template: '" + text + "'");
        }
    }

    /// The parts between the slashes, variables with their braces.
    public List<String> segments() {
        return segments(text);
    }

    /// The parts between the slashes of a path; a slash at the end adds none.
    static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        if (inner.endsWith("/")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    static boolean variable(String segment) {
        return segment.startsWith("{");
    }

    static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    /// The names of the variables, in order.
    public List<String> variables() {
        return segments().stream()
                .filter(PathTemplate::variable)
                .map(PathTemplate::name)
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
