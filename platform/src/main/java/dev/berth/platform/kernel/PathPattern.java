package dev.berth.platform.kernel;

import java.util.BitSet;
import java.util.List;

/// A pattern over names with slashes, in the form known as doublestar. The whole name must match.
///
/// `*` stands for anything without a slash, `**` for anything at all, and between slashes also for nothing, so that
/// `a/**/b` matches `a/b`; `?` for one character that is no slash, `[a-z]` and `[^a-z]` for one of these or none of
/// these, `{a,b}` for either; a backslash takes the next character's meaning away.
///
/// A match costs at most the length of the pattern times that of the name, whatever the two are.
public final class PathPattern {

    /// The longest pattern, in characters.
    public static final int MAX_LENGTH = 1_024;

    private final String text;
    private final List<PathPatternPart> parts;

    private PathPattern(String text, List<PathPatternPart> parts) {
        this.text = text;
        this.parts = parts;
    }

    /// Reads a pattern.
    ///
    /// @throws IllegalArgumentException with a sentence when it is none
    public static PathPattern parse(String text) {
        return new PathPattern(text, new PathPatternParser(text).parse());
    }

    public boolean matches(String name) {
        BitSet start = new BitSet(name.length() + 1);
        start.set(0);
        return after(parts, name, start).get(name.length());
    }

    /// Where in the name one may be when all parts have been passed in turn, having begun at any of `from`.
    private static BitSet after(List<PathPatternPart> parts, String name, BitSet from) {
        BitSet reached = from;
        for (PathPatternPart part : parts) {
            reached = after(part, name, reached);
        }
        return reached;
    }

    private static BitSet after(PathPatternPart part, String name, BitSet from) {
        BitSet reached = new BitSet(name.length() + 1);
        switch (part) {
            case PathPatternPart.One one ->
                from.stream()
                        .filter(at -> at < name.length() && one.matches(name.charAt(at)))
                        .forEach(at -> reached.set(at + 1));
            case PathPatternPart.Run _ -> {
                for (int at = from.nextSetBit(0); at >= 0; at = from.nextSetBit(at + 1)) {
                    int slash = name.indexOf('/', at);
                    reached.set(at, (slash < 0 ? name.length() : slash) + 1);
                }
            }
            case PathPatternPart.DeepRun _ -> {
                if (!from.isEmpty()) {
                    reached.set(from.nextSetBit(0), name.length() + 1);
                }
            }
            case PathPatternPart.Folders _ -> {
                reached.or(from);
                if (!from.isEmpty()) {
                    int slash = name.indexOf('/', from.nextSetBit(0));
                    while (slash >= 0) {
                        reached.set(slash + 1);
                        slash = name.indexOf('/', slash + 1);
                    }
                }
            }
            case PathPatternPart.Choice(var ways) -> ways.forEach(way -> reached.or(after(way, name, from)));
        }
        return reached;
    }

    @Override
    public String toString() {
        return text;
    }
}
