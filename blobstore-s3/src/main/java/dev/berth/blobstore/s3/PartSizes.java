package dev.berth.blobstore.s3;

/// How large the parts of a multipart upload are. They double every thousand parts, so that the 10,000 that S3 allows
/// hold more than the largest object that S3 keeps, while a common blob is sent in parts that fit into memory.
final class PartSizes {

    static final int MOST_PARTS = 10_000;

    /// S3 takes no smaller part, save as the last.
    static final long LEAST = 5L * 1024 * 1024;

    /// S3 copies no more than this with one request.
    static final long LARGEST_COPY = 5L * 1024 * 1024 * 1024;

    private static final long FIRST = 8L * 1024 * 1024;
    private static final int PARTS_OF_ONE_SIZE = 1000;

    private PartSizes() {}

    /// The size in bytes of part `number`, counted from 1, when there are bytes enough.
    static long of(int number) {
        return FIRST << doublings(number);
    }

    /// From how many bytes on a chunk's end becomes part `number`, rather than waiting for what follows.
    static long least(int number) {
        return LEAST << doublings(number);
    }

    private static int doublings(int number) {
        return (number - 1) / PARTS_OF_ONE_SIZE;
    }
}
