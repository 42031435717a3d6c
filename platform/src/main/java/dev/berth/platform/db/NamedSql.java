package dev.berth.platform.db;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A statement with named parameters, taken apart once: the text that JDBC wants, and the name behind each `?`.
///
/// A parameter is a colon and an identifier. Colons in string literals, quoted identifiers and comments are left
/// alone, and so is PostgreSQL's cast `::`.
record NamedSql(String text, String jdbcText, List<String> positions, Set<String> names) {

    static NamedSql parse(String text) {
        StringBuilder jdbc = new StringBuilder(text.length());
        List<String> positions = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = endOfToken(text, at);
            if (isParameter(text, at)) {
                positions.add(text.substring(at + 1, end));
                jdbc.append('?');
            } else {
                jdbc.append(text, at, end);
            }
            at = end;
        }
        return new NamedSql(text, jdbc.toString(), List.copyOf(positions), new LinkedHashSet<>(positions));
    }

    private static int endOfToken(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            // A doubled quote inside a literal ends it and starts the next one, which comes to the same.
            return after(text, String.valueOf(c), at + 1);
        }
        if (text.startsWith("--", at)) {
            return after(text, "\n", at + 2);
        }
        if (text.startsWith("/*", at)) {
            return after(text, "*/", at + 2);
        }
        if (text.startsWith("::", at)) {
            return at + 2;
        }
        if (isParameter(text, at)) {
            int end = at + 2;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            return end;
        }
        return at + 1;
    }

    private static int after(String text, String closing, int from) {
        int found = text.indexOf(closing, from);
        return found < 0 ? text.length() : found + closing.length();
    }

    private static boolean isParameter(String text, int at) {
        return text.charAt(at) == ':' && at + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(at + 1));
    }
}
