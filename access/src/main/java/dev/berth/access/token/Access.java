package dev.berth.access.token;

import java.util.Set;

/// What a token opens: actions on one resource, in the words of Docker's token protocol.
///
/// @param type `repository` or `registry`
/// @param name the repository's name, or `catalog`
/// @param actions of `pull`, `push`, `delete`, `*`
public record Access(String type, String name, Set<String> actions) {
    public Access {
        actions = Set.copyOf(actions);
    }
}
