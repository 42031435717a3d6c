package dev.berth.access.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is done to a resource; names on the wire are Harbor's, in lower case.
public enum Action {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    LIST,
    PULL,
    PUSH,
    OPERATE,
    STOP;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The action of this name on the wire.
    public static Optional<Action> of(String wire) {
        return Arrays.stream(values())
                .filter(action -> action.wire().equals(wire))
                .findFirst();
    }
}
