package dev.berth.access.permission;

import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.PathPattern;
import java.util.ArrayList;
import java.util.List;

/// Some repositories of a project, by patterns of their names without the project's, as [PathPattern] reads them. A
/// repository is among them when one pattern fits.
///
/// @param patterns in the order in which they were given; none fits nothing
public record RepositoryPatterns(List<String> patterns) {

    private static final String EVERYTHING = "**";
    private static final int MAX_PATTERNS = 32;
    private static final int MAX_LENGTH = 255;

    /// All repositories.
    public static final RepositoryPatterns ALL = new RepositoryPatterns(List.of(EVERYTHING));

    /// No repository.
    public static final RepositoryPatterns NONE = new RepositoryPatterns(List.of());

    public RepositoryPatterns {
        patterns = List.copyOf(patterns);
    }

    /// Patterns that somebody wrote; BAD_REQUEST when one of them can fit no repository's name.
    public static RepositoryPatterns parse(List<String> patterns) {
        if (patterns.size() > MAX_PATTERNS) {
            throw new DomainException(
                    PermissionErrorCode.BAD_REQUEST, "repositories: at most %d patterns".formatted(MAX_PATTERNS));
        }
        patterns.forEach(RepositoryPatterns::check);
        return patterns.isEmpty() ? ALL : new RepositoryPatterns(patterns);
    }

    private static void check(String pattern) {
        if (pattern.isEmpty()
                || pattern.length() > MAX_LENGTH
                || pattern.chars().anyMatch(Character::isISOControl)) {
            throw new DomainException(
                    PermissionErrorCode.BAD_REQUEST,
                    "repositories: a pattern has 1 to %d characters, on one line".formatted(MAX_LENGTH));
        }
        try {
            PathPattern.parse(pattern);
        } catch (IllegalArgumentException e) {
            throw new DomainException(PermissionErrorCode.BAD_REQUEST, "repositories: " + e.getMessage(), e);
        }
    }

    /// Patterns as a table holds them, one a line.
    static RepositoryPatterns ofLines(String lines) {
        return new RepositoryPatterns(lines.lines().toList());
    }

    String lines() {
        return String.join("\n", patterns);
    }

    /// Whether every repository is among them.
    public boolean all() {
        return patterns.contains(EVERYTHING);
    }

    public boolean none() {
        return patterns.isEmpty();
    }

    /// Whether this repository is among them.
    ///
    /// @param path the repository's name without the project's
    public boolean match(String path) {
        return all()
                || patterns.stream()
                        .anyMatch(pattern -> PathPattern.parse(pattern).matches(path));
    }

    /// Those that are among these or among `others`.
    public RepositoryPatterns and(RepositoryPatterns others) {
        if (all() || others.all()) {
            return ALL;
        }
        List<String> both = new ArrayList<>(patterns);
        others.patterns.stream().filter(pattern -> !both.contains(pattern)).forEach(both::add);
        return new RepositoryPatterns(both);
    }

    /// Whether all that these fit is surely among `others`. Two patterns are compared as texts: one that fits less
    /// than another without being it is taken for something else, which refuses too much and never too little.
    public boolean within(RepositoryPatterns others) {
        return others.all() || others.patterns.containsAll(patterns);
    }
}
