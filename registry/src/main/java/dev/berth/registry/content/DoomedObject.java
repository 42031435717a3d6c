package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;

/// An object that nothing names and nothing ever will: its bytes go, then its row.
///
/// @param size in bytes
public record DoomedObject(long id, ObjectKey key, long size) {}
