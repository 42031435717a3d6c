package dev.berth.access.principal;

import java.util.Arrays;
import java.util.Optional;

/// What a personal access token can be used for, as far as its owner may do it.
public enum Ability {
    PULL("repository:pull"),
    /// Pushes, and pulls, because clients that push also look what is there.
    PUSH("repository:push"),
    DELETE("repository:delete"),
    /// Reads and lists over the REST API.
    READ("api:read"),
    /// Whatever the REST API offers.
    WRITE("api:write");

    private final String wire;

    Ability(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /// The ability of this name on the wire.
    public static Optional<Ability> of(String wire) {
        return Arrays.stream(values())
                .filter(ability -> ability.wire.equals(wire))
                .findFirst();
    }
}
