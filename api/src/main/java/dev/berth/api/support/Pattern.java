package dev.berth.api.support;

import java.util.ArrayList;
import java.util.List;

/// The right side of a term in `q`, before anything is known of its field.
sealed interface Pattern {

    record Exact(String text) implements Pattern {}

    record Fuzzy(String part) implements Pattern {}

    /// Either end may be empty, not both.
    record Range(String low, String high) implements Pattern {}

    record Union(List<String> texts) implements Pattern {}

    record Intersection(List<String> texts) implements Pattern {}

    /// What `text`, which is not empty, says about the field `name`.
    static Pattern of(String name, String text) {
        return switch (text.charAt(0)) {
            case '~' -> new Fuzzy(text.substring(1));
            case '[' -> range(name, inside(name, text, ']'));
            case '{' -> new Union(texts(name, inside(name, text, '}')));
            case '(' -> new Intersection(texts(name, inside(name, text, ')')));
            case '\\' -> new Exact(text.substring(1));
            default -> new Exact(text);
        };
    }

    private static String inside(String name, String text, char closing) {
        if (text.length() < 2 || text.charAt(text.length() - 1) != closing) {
            throw FilterText.refused("the value of %s begins with '%s' and does not end with '%s'"
                    .formatted(name, text.charAt(0), closing));
        }
        return text.substring(1, text.length() - 1);
    }

    private static Pattern range(String name, String inside) {
        int tilde = inside.indexOf('~');
        if (tilde < 0 || tilde != inside.lastIndexOf('~') || inside.length() == 1) {
            throw FilterText.refused("the range of %s is not of the form [low~high]".formatted(name));
        }
        return new Range(
                unquoted(inside.substring(0, tilde).strip()),
                unquoted(inside.substring(tilde + 1).strip()));
    }

    private static List<String> texts(String name, String inside) {
        List<String> texts = new ArrayList<>();
        for (String text : inside.split(" ", -1)) {
            if (!text.isEmpty()) {
                texts.add(unquoted(text));
            }
        }
        if (texts.isEmpty()) {
            throw FilterText.refused("the list of values of %s is empty".formatted(name));
        }
        return texts;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
