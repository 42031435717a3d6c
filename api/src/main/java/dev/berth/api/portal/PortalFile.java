package dev.berth.api.portal;

import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A file in memory, as it is and compressed.
///
/// @param type its media type
/// @param plain its bytes
/// @param compressed the same bytes by content coding, best first
/// @param changes whether its name stays the same when its content does not
record PortalFile(String type, ResponseBody plain, Map<String, ResponseBody> compressed, boolean changes) {

    /// Content codings that files come in, best first, and how their files' names end.
    static final Map<String, String> CODINGS = Map.of("br", ".br", "gzip", ".gz");

    private static final List<String> BEST_FIRST = List.of("br", "gzip");

    /// The file in the best coding that the client takes.
    Response answer(Request request) {
        Headers headers = Headers.of(
                "Content-Type",
                type,
                // What is named by its content never changes.
                "Cache-Control",
                changes ? "max-age=3600" : "public, max-age=31536000, immutable",
                "X-Content-Type-Options",
                "nosniff");
        if (compressed.isEmpty()) {
            return new Response(200, headers, plain);
        }
        Headers varying = headers.and("Vary", "Accept-Encoding");
        for (String coding : BEST_FIRST) {
            ResponseBody body = compressed.get(coding);
            if (body != null && accepts(request, coding)) {
                return new Response(200, varying.and("Content-Encoding", coding), body);
            }
        }
        return new Response(200, varying, plain);
    }

    private static boolean accepts(Request request, String coding) {
        return request.headers("Accept-Encoding").stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(part -> part.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(part -> part.equals(coding)
                        || (part.startsWith(coding + ";q=") && !part.matches("[a-z]+;q=0(\\.0*)?")));
    }
}
