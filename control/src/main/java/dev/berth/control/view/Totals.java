package dev.berth.control.view;

/// How much some projects have.
///
/// @param repositories that something was pushed to
/// @param artifacts as many as lists show, as they were counted last: within a minute of a push
/// @param bytes that they hold, each content once for each project
public record Totals(long projects, long repositories, long artifacts, long bytes) {}
