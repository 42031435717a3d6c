package dev.berth.control.archive;

/// How much of an archive is read before it is given up.
///
/// @param unpacked bytes after decompression
/// @param entries files, directories and links
public record ArchiveLimits(long unpacked, long entries) {

    public ArchiveLimits {
        if (unpacked <= 0 || entries <= 0) {
            throw new IllegalArgumentException("an archive has bytes and entries");
        }
    }
}
