package dev.berth.platform.http;

import java.io.IOException;

/// Answers a request on a virtual thread of its own; may block.
@FunctionalInterface
public interface Handler {
    Response handle(Request request) throws IOException;
}
