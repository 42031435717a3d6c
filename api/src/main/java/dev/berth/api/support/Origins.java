package dev.berth.api.support;

import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Origin;

/// Where requests come from.
public final class Origins {

    private Origins() {}

    /// The client's address, as far as it is known, and the id of the request.
    public static Origin of(Request request) {
        return new Origin(request.remoteAddress(), request.id());
    }
}
