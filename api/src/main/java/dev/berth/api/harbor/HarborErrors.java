package dev.berth.api.harbor;

import dev.berth.api.support.Errors;
import dev.berth.api.support.Failure;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.Json;
import dev.berth.api.support.ReadOnlyMode;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;

/// Writes refusals as clients of Harbor's API read them. Its codes follow from the status.
public final class HarborErrors implements FailureWriter {

    @Override
    public Response write(Failure failure) {
        Headers headers = Headers.of("Content-Type", Json.MEDIA_TYPE);
        for (Headers.Header line : failure.headers().lines()) {
            headers = headers.and(line.name(), line.value());
        }
        if (failure.status() == 401 && headers.first("WWW-Authenticate").isEmpty()) {
            headers = headers.and("WWW-Authenticate", "Basic realm=\"harbor\", charset=\"UTF-8\"");
        }
        byte[] body = Json.bytes(Errors.of(code(failure), failure.message()));
        return new Response(failure.status(), headers, new ResponseBody.Bytes(body));
    }

    /// Clients tell these refusals from others of their status.
    private static String code(Failure failure) {
        return switch (failure.code()) {
            case "VIOLATE_FOREIGN_KEY_CONSTRAINT" -> failure.code();
            case ReadOnlyMode.CODE -> "DENIED";
            default -> code(failure.status());
        };
    }

    static String code(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 412 -> "PRECONDITION";
            case 413 -> "REQUEST_ENTITY_TOO_LARGE";
            case 416 -> "REQUESTED_RANGE_NOT_SATISFIABLE";
            case 422 -> "UNPROCESSABLE_ENTITY";
            case 429 -> "TOO_MANY_REQUEST";
            case 501 -> "NOT_IMPLEMENTED";
            case 503 -> "SERVICE_UNAVAILABLE";
            case 507 -> "INSUFFICIENT_STORAGE";
            default -> "UNKNOWN";
        };
    }
}
