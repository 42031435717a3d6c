package dev.berth.access.authentication;

import dev.berth.access.principal.Principal;
import java.util.List;

/// What a name and a secret turned out to be, before any password is hashed.
public sealed interface Login {

    /// They belong together.
    record Proven(Principal principal) implements Login {}

    /// They belong together, but nobody is let in by them any more. That is no guess, and not counted as one.
    record Closed() implements Login {}

    /// They do not belong together, or the name is not known.
    record Wrong() implements Login {}

    /// Somebody chose the secret, so it may be weak: it is kept as hashes that are slow on purpose, and guesses are
    /// counted.
    ///
    /// @param hashes of which one has to fit
    record Chosen(Principal principal, List<String> hashes) implements Login {
        public Chosen {
            hashes = List.copyOf(hashes);
        }

        @Override
        public String toString() {
            return "Chosen[" + principal.name() + "]";
        }
    }
}
