package dev.berth.api.setup;

import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages with places for values, `{{name}}`. Every value is escaped.
final class Html {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    /// Nothing but our own style sheet is loaded, nothing runs, no other site can frame a page or receive its form.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private Html() {}

    /// A resource beside this class, as text.
    static String resource(String name) {
        try (InputStream stream = Html.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The template with its places filled.
    static String fill(String template, Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        StringBuilder page = new StringBuilder();
        while (places.find()) {
            String value = values.getOrDefault(places.group(1), "");
            places.appendReplacement(page, Matcher.quoteReplacement(escape(value)));
        }
        return places.appendTail(page).toString();
    }

    static Response page(int status, String html) {
        Headers headers = Headers.of(
                "Content-Type", "text/html; charset=utf-8",
                "Content-Security-Policy", POLICY,
                "Cache-Control", "no-store",
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff");
        return new Response(status, headers, new ResponseBody.Bytes(html.getBytes(StandardCharsets.UTF_8)));
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
