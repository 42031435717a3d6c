package dev.berth.platform.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The details of an event as one text: a line `name=value` for each.
final class Details {

    private Details() {}

    static String write(Map<String, String> details) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(details)
                .forEach((name, value) -> text.append(name)
                        .append('=')
                        .append(value.replace("\\", "\\\\").replace("\n", "\\n"))
                        .append('\n'));
        return text.toString();
    }

    static Map<String, String> read(String text) {
        Map<String, String> details = new LinkedHashMap<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int equals = text.indexOf('=', from);
            details.put(text.substring(from, equals), unescape(text.substring(equals + 1, end)));
            from = end + 1;
        }
        return details;
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
