package dev.berth.control.view;

/// What is shown of an artifact besides itself; each costs one query more for a page.
public enum ArtifactPart {
    TAGS,
    ACCESSORIES,
    /// Signatures of the indexes that list the artifact.
    INHERITED_ACCESSORIES
}
