package dev.berth.api.oci;

import dev.berth.api.support.Route;
import dev.berth.platform.http.Response;
import java.io.IOException;

/// A route of the data plane, the kind of path it is for, and what answers it once the caller is admitted.
record OciEndpoint<P extends OciPath>(Class<P> kind, Route route, Answerer<P> answerer) {

    @FunctionalInterface
    interface Answerer<P extends OciPath> {
        Response answer(OciCall<P> call) throws IOException;
    }

    Response answer(OciCall<?> call) throws IOException {
        return answerer.answer(new OciCall<>(call.request(), kind.cast(call.path()), call.principal(), call.token()));
    }
}
