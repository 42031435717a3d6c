package dev.berth.blobstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Bytes on their way in, handed over buffer by buffer.
@FunctionalInterface
public interface ByteSource {

    /// The next bytes, which are the caller's to consume; null at the end.
    @Nullable
    ByteBuffer next() throws IOException;
}
