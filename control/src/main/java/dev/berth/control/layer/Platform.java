package dev.berth.control.layer;

import com.fasterxml.jackson.databind.JsonNode;

/// What an image runs on, as `os/architecture` or `os/architecture/variant`.
public record Platform(String text) {

    /// What builders write where they attach something that runs nowhere.
    private static final String NOWHERE = "unknown/unknown";

    static Platform of(JsonNode node) {
        String variant = node.path("variant").asText();
        return new Platform(node.path("os").asText("")
                + "/"
                + node.path("architecture").asText("")
                + (variant.isEmpty() ? "" : "/" + variant));
    }

    boolean somewhere() {
        return !text.equals(NOWHERE) && !text.startsWith("/") && !text.endsWith("/");
    }

    /// Whether somebody who asks for `wanted` means this: a variant need not be said.
    boolean matches(String wanted) {
        return text.equals(wanted) || text.startsWith(wanted + "/");
    }
}
