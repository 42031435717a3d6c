package dev.berth.platform.kernel;

import java.util.ArrayList;
import java.util.List;

/// Reads one [PathPattern].
final class PathPatternParser {

    private static final int MAX_DEPTH = 8;

    private final String text;
    private int at;

    PathPatternParser(String text) {
        this.text = text;
    }

    List<PathPatternPart> parse() {
        if (text.isEmpty() || text.length() > PathPattern.MAX_LENGTH) {
            throw broken("it must have 1 to %d characters".formatted(PathPattern.MAX_LENGTH));
        }
        return sequence(0);
    }

    /// Up to the end, or inside braces to the comma or brace that ends this way.
    private List<PathPatternPart> sequence(int depth) {
        List<PathPatternPart> parts = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth > 0 && (c == ',' || c == '}')) {
                return parts;
            }
            parts.add(part(c, depth));
        }
        if (depth > 0) {
            throw broken("a { is not closed");
        }
        return parts;
    }

    private PathPatternPart part(char c, int depth) {
        return switch (c) {
            case '*' -> stars();
            case '[' -> oneOf();
            case '{' -> choice(depth + 1);
            case '?' -> {
                at++;
                yield PathPatternPart.One.any();
            }
            default -> PathPatternPart.One.of(literal());
        };
    }

    private PathPatternPart stars() {
        int first = at;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        if (at - first == 1) {
            return new PathPatternPart.Run();
        }
        boolean begins = first == 0 || "/{,".indexOf(text.charAt(first - 1)) >= 0;
        if (begins && at < text.length() && text.charAt(at) == '/') {
            at++;
            return new PathPatternPart.Folders();
        }
        return new PathPatternPart.DeepRun();
    }

    private PathPatternPart oneOf() {
        at++;
        boolean negated = at < text.length() && (text.charAt(at) == '^' || text.charAt(at) == '!');
        if (negated) {
            at++;
        }
        List<PathPatternPart.Range> ranges = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != ']') {
            char from = literal();
            char to = from;
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                to = literal();
            }
            if (to < from) {
                throw broken("the range %s-%s ends before it begins".formatted(from, to));
            }
            ranges.add(new PathPatternPart.Range(from, to));
        }
        if (at >= text.length() || ranges.isEmpty()) {
            throw broken("a [ is not closed, or there is nothing in it");
        }
        at++;
        return new PathPatternPart.One(List.copyOf(ranges), negated);
    }

    private PathPatternPart choice(int depth) {
        if (depth > MAX_DEPTH) {
            throw broken("braces stand more than %d deep".formatted(MAX_DEPTH));
        }
        List<List<PathPatternPart>> ways = new ArrayList<>();
        do {
            at++;
            ways.add(sequence(depth));
        } while (text.charAt(at) == ',');
        at++;
        return new PathPatternPart.Choice(ways);
    }

    private char literal() {
        if (text.charAt(at) == '\\') {
            at++;
            if (at >= text.length()) {
                throw broken("it ends with a backslash");
            }
        }
        return text.charAt(at++);
    }

    private IllegalArgumentException broken(String why) {
        String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return new IllegalArgumentException("'%s' is not a pattern: %s".formatted(shown, why));
    }
}
