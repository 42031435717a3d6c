package dev.berth.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A request's body, read by one blocking thread as the bytes arrive. Memory stays bounded: what is not read yet
/// holds the sender back.
public interface RequestBody {

    /// The announced length in bytes; empty for a chunked body.
    OptionalLong length();

    /// The next bytes, or null at the end. The buffer is the caller's.
    ///
    /// @throws BodyAbortedException when the connection broke or was idle too long; what came before is intact
    @Nullable
    ByteBuffer next() throws BodyAbortedException;

    /// The whole body.
    ///
    /// @throws BodyTooLargeException when it is longer than `limit` bytes; nothing beyond the limit is kept
    byte[] readAll(int limit) throws IOException;

    /// The body as a stream over [#next()].
    InputStream stream();
}
