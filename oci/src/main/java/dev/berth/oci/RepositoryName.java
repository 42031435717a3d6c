package dev.berth.oci;

import java.util.regex.Pattern;

/// The name of a repository, as the distribution specification's `<name>`: lower-case components parted by slashes,
/// at most 255 characters. In Berth the first component names the project.
public record RepositoryName(String value) implements Comparable<RepositoryName> {

    static final int MAX_LENGTH = 255;

    // Possessive quantifiers: a hostile name costs one pass, never backtracking.
    private static final String COMPONENT = "[a-z0-9]++(?:(?:\\.|_|__|-++)[a-z0-9]++)*+";
    private static final Pattern NAME = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*+");

    public RepositoryName {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw new InvalidOciValueException(
                    OciErrorCode.NAME_INVALID,
                    "not a repository name: '%s'; use lower-case letters, digits and . _ - parted by slashes, at most %d characters"
                            .formatted(value.length() > MAX_LENGTH ? value.substring(0, 80) + "…" : value, MAX_LENGTH));
        }
    }

    /// Reads a repository name.
    ///
    /// @throws InvalidOciValueException with code `NAME_INVALID`
    public static RepositoryName parse(String text) {
        return new RepositoryName(text);
    }

    /// The first component, `team` of `team/app/web`.
    public String project() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    /// Whether there is a path below the project, as Berth asks of every repository.
    public boolean hasPath() {
        return value.indexOf('/') > 0;
    }

    /// All after the first slash, `app/web` of `team/app/web`; empty when there is none.
    public String path() {
        int slash = value.indexOf('/');
        return slash < 0 ? "" : value.substring(slash + 1);
    }

    @Override
    public int compareTo(RepositoryName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
