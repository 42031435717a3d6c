package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.RepositoryName;
import java.util.Optional;

/// What an image says that it was built on. It is text: anybody may write there what they like.
///
/// @param name as clients write it, with a registry and a tag
public record SaidBase(Optional<String> name, Optional<Digest> digest) {

    /// An image that says nothing.
    public static final SaidBase NOTHING = new SaidBase(Optional.empty(), Optional.empty());

    /// The repository by the name without the registry: under which names people reach this one nobody here knows.
    Optional<RepositoryName> repository() {
        return path().map(path -> cut(path, ':')).flatMap(SaidBase::repository);
    }

    Optional<String> tag() {
        return path().filter(path -> path.contains(":")).map(path -> path.substring(path.indexOf(':') + 1));
    }

    /// Without registry and digest.
    private Optional<String> path() {
        return name.map(text -> {
            String plain = cut(text, '@');
            int slash = plain.indexOf('/');
            String first = slash < 0 ? "" : plain.substring(0, slash);
            boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
            return registry ? plain.substring(slash + 1) : plain;
        });
    }

    private static String cut(String text, char from) {
        int at = text.indexOf(from);
        return at < 0 ? text : text.substring(0, at);
    }

    private static Optional<RepositoryName> repository(String text) {
        try {
            return Optional.of(RepositoryName.parse(text));
        } catch (InvalidOciValueException _) {
            return Optional.empty();
        }
    }
}
