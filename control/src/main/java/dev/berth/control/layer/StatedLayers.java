package dev.berth.control.layer;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The layers of an image as its manifest states them, from the lowest up, and what it says that it was built on.
///
/// @param image the manifest of one platform
/// @param platform as an index says; empty without one
/// @param baseName as its builder noted, in an annotation or a label
/// @param baseDigest likewise
public record StatedLayers(
        Digest image,
        String platform,
        List<Descriptor> layers,
        Optional<String> baseName,
        Optional<Digest> baseDigest) {

    static final String BASE_NAME = "org.opencontainers.image.base.name";
    private static final String BASE_DIGEST = "org.opencontainers.image.base.digest";
    static final List<String> BASE = List.of(BASE_NAME, BASE_DIGEST);

    /// A longer name is none.
    private static final int LONGEST = 1000;

    public StatedLayers {
        layers = List.copyOf(layers);
    }

    /// @param notes annotations and labels
    static StatedLayers of(Digest image, String platform, List<Descriptor> layers, Map<String, String> notes) {
        return new StatedLayers(
                image,
                platform,
                layers,
                note(notes, BASE_NAME).filter(name -> name.length() <= LONGEST),
                note(notes, BASE_DIGEST).flatMap(StatedLayers::digest));
    }

    private static Optional<String> note(Map<String, String> notes, String name) {
        return Optional.ofNullable(notes.get(name)).filter(text -> !text.isBlank());
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (InvalidOciValueException _) {
            return Optional.empty();
        }
    }
}
