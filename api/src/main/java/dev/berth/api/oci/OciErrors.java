package dev.berth.api.oci;

import dev.berth.api.support.Errors;
import dev.berth.api.support.Failure;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.Json;
import dev.berth.api.support.ReadOnlyMode;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;

/// Writes refusals as the distribution specification asks: `{"errors":[{"code","message"}]}`.
final class OciErrors implements FailureWriter {

    @Override
    public Response write(Failure failure) {
        Headers headers = OciHeaders.json();
        for (Headers.Header line : failure.headers().lines()) {
            headers = headers.and(line.name(), line.value());
        }
        if (failure.status() == 405 && headers.first("Allow").isEmpty()) {
            // The thing can be read, but not what was tried: an unused method of a known address.
            headers = headers.and("Allow", "GET, HEAD");
        }
        byte[] body = Json.bytes(Errors.of(code(failure), failure.message()));
        return new Response(failure.status(), headers, new ResponseBody.Bytes(body));
    }

    private static String code(Failure failure) {
        return failure.code().equals(ReadOnlyMode.CODE) ? "DENIED" : failure.code();
    }
}
