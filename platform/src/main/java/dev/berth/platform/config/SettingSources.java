package dev.berth.platform.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where settings come from, strongest first.
///
/// @param flags from the command line, by flag: `--listen`
/// @param environment the whole environment; only names with `BERTH_` are looked at
/// @param file lines of `key = value`, with `#` for comments; empty when there is none
public record SettingSources(Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {}
