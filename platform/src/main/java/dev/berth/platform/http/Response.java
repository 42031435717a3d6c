package dev.berth.platform.http;

/// An answer. `Content-Length` follows from the body; for a HEAD request the body's length is announced and the
/// body is not sent, so a handler answers GET and HEAD alike.
public record Response(int status, Headers headers, ResponseBody body) {

    public static Response of(int status) {
        return new Response(status, Headers.NONE, ResponseBody.EMPTY);
    }

    public static Response of(int status, Headers headers) {
        return new Response(status, headers, ResponseBody.EMPTY);
    }

    public Response with(String name, String value) {
        return new Response(status, headers.and(name, value), body);
    }
}
