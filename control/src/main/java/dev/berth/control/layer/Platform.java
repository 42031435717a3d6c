package dev.berth.control.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/// What an image runs on, as `os/architecture` or `os/architecture/variant`.
public record Platform(String text) {

    /// What builders write where they attach something that runs nowhere.
    private static final List<String> NOWHERE = List.of("", "unknown");

    static Platform of(JsonNode node) {
        String variant = node.path("variant").asText();
        return new Platform(node.path("os").asText("")
                + "/"
                + node.path("architecture").asText("")
                + (variant.isEmpty() ? "" : "/" + variant));
    }

    boolean somewhere() {
        return Arrays.stream(text.split("/", -1)).noneMatch(NOWHERE::contains);
    }

    /// Whether somebody who asks for `wanted` means this: a variant need not be said.
    boolean matches(String wanted) {
        return text.equals(wanted) || text.startsWith(wanted + "/");
    }
}
