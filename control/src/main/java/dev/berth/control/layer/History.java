package dev.berth.control.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings the history in a config together with the layers in a manifest: steps that left no layer say so, and the
/// others have the layers in order. Both are what a stranger wrote and need not fit; then layers without a step, or
/// steps without a layer, remain.
final class History {

    /// Nobody reads more.
    private static final int MOST_STEPS = 5000;

    private History() {}

    static List<BuildStep> steps(JsonNode history, List<Layer> layers) {
        List<BuildStep> steps = new ArrayList<>();
        int next = 0;
        for (JsonNode entry : history) {
            if (steps.size() == MOST_STEPS) {
                break;
            }
            boolean left = !entry.path("empty_layer").asBoolean(false) && next < layers.size();
            steps.add(step(entry, left ? Optional.of(layers.get(next++)) : Optional.empty()));
        }
        for (Layer layer : layers.subList(next, layers.size())) {
            steps.add(new BuildStep("", "", "", "", Optional.of(layer)));
        }
        return steps;
    }

    private static BuildStep step(JsonNode entry, Optional<Layer> layer) {
        return new BuildStep(
                entry.path("created_by").asText(""),
                entry.path("created").asText(""),
                entry.path("author").asText(""),
                entry.path("comment").asText(""),
                layer);
    }
}
