package dev.berth.platform.config;

/// How the text of a setting becomes a value.
///
/// @param allowed what may be written, as the end of the sentence "it must be …"
public record SettingType<T>(String allowed, Parser<T> parser) {

    /// Reads a value.
    @FunctionalInterface
    public interface Parser<T> {
        /// The value that `text` stands for.
        ///
        /// @throws IllegalArgumentException when `text` is not allowed
        T parse(String text);
    }
}
