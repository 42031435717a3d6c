package dev.berth.blobstore;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Appends bytes to a spool; used by one thread. A driver may hold some of them back to write more at once, so that
/// an error comes up with a later call than the one that brought the bytes.
public interface SpoolWriter extends Closeable {

    /// Writes all that remains in `bytes`.
    void write(ByteBuffer bytes) throws IOException;

    /// The spool's length so far, in bytes.
    long length();

    /// How many of the spool's bytes others can read by now. What is held back follows, at the latest with
    /// [#close()].
    default long readable() {
        return length();
    }

    /// Returns once all that was written so far survives a power cut.
    void flush() throws IOException;

    /// Ends writing. What was written stays in the spool; without [#flush()] only a crash of the process is survived.
    @Override
    void close() throws IOException;
}
