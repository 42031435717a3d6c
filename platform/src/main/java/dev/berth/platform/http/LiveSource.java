package dev.berth.platform.http;

import java.io.IOException;
import java.io.OutputStream;

/// Where the bytes of an answer come from that is made while it is sent.
public interface LiveSource extends AutoCloseable {

    /// Writes the answer, and returns at its end. Called once, on a thread of its own. Writing waits until the
    /// client has taken what came before; what is flushed leaves at once.
    ///
    /// @throws IOException when the client is gone, or has taken nothing for the server's idle timeout; the source
    ///     may throw one itself, and the client then sees that the answer was cut off
    void writeTo(OutputStream out) throws IOException;

    /// The answer has ended, in whatever way. Called once, on an event loop, perhaps while [#writeTo] still waits for
    /// something to say: it must end then. Does not block. For HEAD requests it is all that is called.
    @Override
    void close();
}
