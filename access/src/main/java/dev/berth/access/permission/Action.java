package dev.berth.access.permission;

import java.util.Locale;

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
}
