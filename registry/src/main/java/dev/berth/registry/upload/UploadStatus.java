package dev.berth.registry.upload;

/// Where an upload stands.
///
/// @param received how many bytes from the start have arrived and will not be lost
public record UploadStatus(UploadId id, long received) {}
