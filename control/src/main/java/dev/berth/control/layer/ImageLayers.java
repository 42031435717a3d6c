package dev.berth.control.layer;

import dev.berth.oci.Digest;
import java.util.List;

/// An image by its layers, from the lowest up.
///
/// @param image the manifest of one platform
/// @param platform what it runs on; empty when neither index nor config say so
/// @param platforms among which the index lets choose; none when there is no index
public record ImageLayers(Digest image, String platform, List<String> platforms, List<BuildStep> steps) {

    public ImageLayers {
        platforms = List.copyOf(platforms);
        steps = List.copyOf(steps);
    }

    /// The layers alone.
    public List<Layer> layers() {
        return steps.stream().flatMap(step -> step.layer().stream()).toList();
    }
}
