package dev.berth.api.support;

import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;

/// What scripts of pages are answered otherwise than programs.
public final class Scripts {

    private static final String CHALLENGE = "WWW-Authenticate";

    private Scripts() {}

    /// The answer without a challenge, if a script of a page asked: a browser would open a window of its own for a
    /// password, over the page that has a form for it. Everybody else gets the answer as it is.
    public static Response unchallenged(Request request, Response response) {
        boolean script = request.headers("X-Requested-With").contains("XMLHttpRequest");
        if (!script || response.status() != 401) {
            return response;
        }
        Headers kept = Headers.NONE;
        for (Headers.Header line : response.headers().lines()) {
            if (!line.name().equalsIgnoreCase(CHALLENGE)) {
                kept = kept.and(line.name(), line.value());
            }
        }
        return new Response(response.status(), kept, response.body());
    }
}
