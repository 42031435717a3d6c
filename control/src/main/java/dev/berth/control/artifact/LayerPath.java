package dev.berth.control.artifact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layers of an image from the lowest up, as a text. The texts of all images that have these layers and more upon
/// them begin with it, so that they follow it in an index.
///
/// @param text sixteen hexadecimal digits of each layer's digest: nobody finds another layer with the same ones
public record LayerPath(String text) {

    /// Runtimes take no more. Then a path is short enough for an index.
    public static final int MOST = 127;

    private static final int WIDTH = 16;

    /// Sorts after all hexadecimal digits.
    private static final String AFTER_ALL = "g";

    /// Empty for an image of no layers or too many, and for one with a layer whose digest nobody can verify.
    public static Optional<LayerPath> of(List<Digest> layers) {
        return layers.isEmpty()
                        || layers.size() > MOST
                        || layers.stream()
                                .anyMatch(layer -> layer.supportedAlgorithm().isEmpty())
                ? Optional.empty()
                : Optional.of(new LayerPath(text(layers)));
    }

    /// The paths of all images that an image of these layers may lie upon, the longest first.
    public static List<LayerPath> below(List<Digest> layers) {
        List<Digest> known = layers.stream()
                .limit(Math.min(MOST, layers.size() - 1L))
                .takeWhile(layer -> layer.supportedAlgorithm().isPresent())
                .toList();
        String whole = text(known);
        List<LayerPath> below = new ArrayList<>(known.size());
        for (int end = whole.length(); end > 0; end -= WIDTH) {
            below.add(new LayerPath(whole.substring(0, end)));
        }
        return below;
    }

    private static String text(List<Digest> layers) {
        StringBuilder text = new StringBuilder(layers.size() * WIDTH);
        layers.forEach(layer -> text.append(layer.encoded(), 0, WIDTH));
        return text.toString();
    }

    /// How many layers they are.
    public int layers() {
        return text.length() / WIDTH;
    }

    /// A number that other paths hardly have.
    public long chain() {
        return Long.parseUnsignedLong(
                DigestAlgorithm.SHA256.digest(text.getBytes(US_ASCII)).encoded().substring(0, WIDTH), 16);
    }

    /// What follows the paths of all images that lie upon this one.
    public String end() {
        return text + AFTER_ALL;
    }
}
