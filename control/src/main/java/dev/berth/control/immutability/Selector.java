package dev.berth.control.immutability;

import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.PathPattern;
import java.util.function.Predicate;

/// Takes in names that match a pattern, or those that do not.
///
/// @param pattern in the form of [PathPattern]
/// @param extras what the client keeps with it, as it came; without meaning here
public record Selector(Kind kind, String pattern, String extras) {

    private static final int MAX_EXTRAS = 1_024;

    /// Which side of the pattern.
    public enum Kind {
        MATCHES,
        EXCLUDES
    }

    public Selector {
        if (extras.length() > MAX_EXTRAS) {
            throw invalid("extras: at most %d characters".formatted(MAX_EXTRAS));
        }
        parse(pattern);
    }

    /// Which names it takes in.
    Predicate<String> selection() {
        PathPattern parsed = parse(pattern);
        return name -> parsed.matches(name) == (kind == Kind.MATCHES);
    }

    private static PathPattern parse(String pattern) {
        try {
            return PathPattern.parse(pattern);
        } catch (IllegalArgumentException e) {
            throw invalid("pattern: " + e.getMessage());
        }
    }

    private static DomainException invalid(String message) {
        return new DomainException(ImmutabilityErrorCode.BAD_REQUEST, message);
    }
}
