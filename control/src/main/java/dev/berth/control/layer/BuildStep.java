package dev.berth.control.layer;

import java.util.Optional;

/// What was done to make an image, one step after the other.
///
/// @param instruction as the builder wrote it; empty when it wrote nothing
/// @param created when, as the builder wrote it
/// @param layer what the step left behind; a step may change nothing but the config
public record BuildStep(String instruction, String created, String author, String comment, Optional<Layer> layer) {}
