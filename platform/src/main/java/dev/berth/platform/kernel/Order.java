package dev.berth.platform.kernel;

/// By what a list is ordered.
public record Order(Field field, boolean descending) {}
