package dev.berth.control.artifact;

import java.util.Optional;

/// What can be looked at of an artifact besides itself; names on the wire are Harbor's.
public enum Addition {
    BUILD_HISTORY("build_history"),
    VALUES("values.yaml"),
    README("readme.md"),
    DEPENDENCIES("dependencies"),
    LICENSE("license"),
    FILES("files"),
    SBOM("sbom");

    private final String wire;

    Addition(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<Addition> of(String wire) {
        for (Addition addition : values()) {
            if (addition.wire.equals(wire)) {
                return Optional.of(addition);
            }
        }
        return Optional.empty();
    }
}
