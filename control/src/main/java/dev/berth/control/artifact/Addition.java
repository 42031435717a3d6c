package dev.berth.control.artifact;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be looked at besides an artifact itself; names on the wire are Harbor's.
public enum Addition {
    BUILD_HISTORY("build_history"),
    VALUES("values.yaml"),
    README("readme.md"),
    DEPENDENCIES("dependencies"),
    LICENSE("license"),
    FILES("files");

    private final String wire;

    Addition(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /// The addition of this name.
    public static Optional<Addition> named(String wire) {
        return Arrays.stream(values())
                .filter(addition -> addition.wire.equals(wire))
                .findFirst();
    }

    /// What there is of an artifact, by what was written down of it when it was pushed.
    ///
    /// @param type the kind that people know
    /// @param mediaType the config's, or the manifest's own when it has no config
    public static Set<Addition> of(String type, String mediaType) {
        return Arrays.stream(Processor.values())
                .filter(processor -> processor.name().equals(type))
                // An index has the kind of the images that it lists, but no config.
                .filter(processor -> processor != Processor.IMAGE || Processor.image(mediaType))
                .flatMap(processor -> processor.additions().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Addition.class)));
    }
}
