package dev.berth.control.immutability;

import java.time.Instant;

/// A rule of a project about tags that must stay as they are.
///
/// @param project the project's name
public record ImmutabilityRule(long id, String project, RuleTerms terms, Instant createdAt) {}
