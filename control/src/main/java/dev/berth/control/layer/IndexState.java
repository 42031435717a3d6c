package dev.berth.control.layer;

/// How far the index of a layer is.
public sealed interface IndexState {

    /// Somebody reads the layer now, or is about to.
    ///
    /// @param done of the stored bytes, how many were read
    record Building(long done, long total) implements IndexState {}

    /// It can be asked.
    ///
    /// @param entries files, directories, links, and what the layer removes
    /// @param unpacked bytes of all files together
    record Built(long entries, long unpacked) implements IndexState {}

    /// There will be none: the layer is at fault.
    record Unreadable(String reason) implements IndexState {}
}
