package dev.berth.control.artifact;

import java.util.List;
import java.util.Locale;

/// What a statement about an artifact tells. It is what the statement's manifest says of it: nothing may be allowed or
/// refused for it.
public enum StatementKind {
    /// What is inside.
    SBOM,
    /// How it was made.
    PROVENANCE,
    OTHER;

    private static final List<String> SBOMS =
            List.of("https://spdx.dev/Document", "https://cyclonedx.org/bom", "https://syft.dev/bom");

    /// By the type of its predicate.
    static StatementKind of(String predicateType) {
        if (SBOMS.stream().anyMatch(predicateType::startsWith)) {
            return SBOM;
        }
        return predicateType.startsWith("https://slsa.dev/provenance") ? PROVENANCE : OTHER;
    }

    /// As rows name it.
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
