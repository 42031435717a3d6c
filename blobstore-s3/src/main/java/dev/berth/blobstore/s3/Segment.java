package dev.berth.blobstore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// A piece of [UploadBuffers], filled from its start. Filled by one thread, then read by any.
interface Segment {

    int CAPACITY = 256 * 1024;

    int length();

    /// Takes as much of `bytes` as there is room for.
    void fill(ByteBuffer bytes) throws IOException;

    /// Forgets what lies beyond the first `length` bytes.
    void truncate(int length);

    InputStream stream();

    /// Gives the room back; called once, and nothing else after it.
    void release();
}
