package dev.berth.control.view;

/// How much some projects have.
///
/// @param repositories that something was pushed to
/// @param bytes that they hold, each content once for each project
public record Totals(long projects, long repositories, long bytes) {}
