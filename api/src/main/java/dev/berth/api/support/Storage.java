package dev.berth.api.support;

import java.util.function.Supplier;

/// Where content is kept, as far as the API tells.
///
/// @param provider a word for the kind of store, such as `filesystem`
/// @param space how much room there is on this machine
public record Storage(String provider, Supplier<Space> space) {

    /// In bytes.
    public record Space(long total, long free) {}
}
