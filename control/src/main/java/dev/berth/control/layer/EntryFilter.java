package dev.berth.control.layer;

import dev.berth.platform.kernel.DomainException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody looks for in a layer: a part of a path, a name with `*` and `?`, or a size such as `>5M`.
sealed interface EntryFilter {

    /// The longest text that is looked for.
    int LONGEST = 200;

    boolean accepts(LayerEntry entry);

    /// Part of a path, in any case of letters.
    record Part(String lowerCase) implements EntryFilter {
        @Override
        public boolean accepts(LayerEntry entry) {
            return entry.path().toLowerCase(Locale.ROOT).contains(lowerCase);
        }
    }

    /// A name with wildcards.
    record Name(String lowerCase) implements EntryFilter {
        @Override
        public boolean accepts(LayerEntry entry) {
            return matches(lowerCase, entry.name().toLowerCase(Locale.ROOT));
        }
    }

    /// Files above or below a size.
    record Size(boolean above, long bytes) implements EntryFilter {
        @Override
        public boolean accepts(LayerEntry entry) {
            boolean file = entry.kind() == dev.berth.control.archive.TarItem.Kind.FILE
                    && entry.change() == LayerEntry.Change.PUT;
            return file && (above ? entry.size() > bytes : entry.size() < bytes);
        }
    }

    Pattern SIZE = Pattern.compile("([<>])\\s*(\\d{1,12})\\s*([kKmMgG]?)i?[bB]?");

    static EntryFilter parse(String text) {
        if (text.length() > LONGEST) {
            throw new DomainException(
                    LayerErrorCode.BAD_REQUEST, "q: at most %d characters are looked for".formatted(LONGEST));
        }
        Matcher size = SIZE.matcher(text);
        if (size.matches()) {
            int shift = switch (size.group(3).toLowerCase(Locale.ROOT)) {
                case "k" -> 10;
                case "m" -> 20;
                case "g" -> 30;
                default -> 0;
            };
            return new Size(size.group(1).equals(">"), Long.parseLong(size.group(2)) << shift);
        }
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 ? new Name(lowerCase) : new Part(lowerCase);
    }

    /// Wildcards without going back more than to the last star, so that no pattern takes long.
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
