package dev.berth.api.support;

import dev.berth.platform.http.Response;
import java.io.IOException;

/// A route and the code that answers it. The handler is called only when the route's access rule holds.
public record Endpoint(Route route, Answerer answerer) {

    /// Answers a call on a thread that may block.
    @FunctionalInterface
    public interface Answerer {
        Response answer(Call call) throws IOException;
    }
}
