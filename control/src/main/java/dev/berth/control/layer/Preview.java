package dev.berth.control.layer;

/// An answer about the content of a file in a layer.
public sealed interface Preview {

    /// The layer is still being read.
    record NotYet(IndexState.Building progress) implements Preview {}

    /// The file's beginning.
    @SuppressWarnings("ArrayRecordComponent")
    record Beginning(LayerEntry entry, byte[] content) implements Preview {}
}
