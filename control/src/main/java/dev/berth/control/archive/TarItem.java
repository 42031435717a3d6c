package dev.berth.control.archive;

import java.time.Instant;

/// An entry of a tar archive.
///
/// @param path from the archive's root, without slashes at its ends and without `.` and `..`; empty for the root
/// @param size of its content, in bytes
/// @param mode the permission bits of a file system
/// @param modified to the second
/// @param target where a link points, exactly as written; empty for anything else
/// @param offset where its content begins in the unpacked archive
public record TarItem(
        String path,
        Kind kind,
        long size,
        int mode,
        long owner,
        long group,
        Instant modified,
        String target,
        long offset) {

    /// What an entry is.
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        DEVICE,
        PIPE,
        OTHER
    }
}
