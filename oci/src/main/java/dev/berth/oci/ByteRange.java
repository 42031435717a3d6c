package dev.berth.oci;

/// A part of some content that is at least one byte long.
///
/// @param offset where it starts, in bytes from the content's start
/// @param length how many bytes it has
public record ByteRange(long offset, long length) {

    public ByteRange {
        if (offset < 0 || length < 1 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("not a byte range: %d bytes from %d".formatted(length, offset));
        }
    }

    /// The position of its last byte.
    public long last() {
        return offset + length - 1;
    }
}
