package dev.berth.platform.config;

import java.util.Optional;

/// A setting as help and documentation show it.
///
/// @param allowed what may be written
/// @param defaultText what holds when nobody says anything; empty when there is no default
public record SettingDescription(
        String key,
        String environment,
        String flag,
        String allowed,
        Optional<String> defaultText,
        String description) {}
