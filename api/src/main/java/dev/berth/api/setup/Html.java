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

/// Pages with places for values, `{{name}}`, and for parts that pages share, `{{> name}}`. Every value is escaped.
final class Html {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final Pattern PART = Pattern.compile("\\{\\{> ([a-z]+)}}\\n?");

    /// Nothing but our own files is loaded, no other site can frame a page or receive its form.
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// What a page may run: the form, where secrets are typed, nothing at all.
    enum Scripts {
        NONE,
        OUR_OWN
    }

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

    /// The template of this name with the parts that it shares with others.
    static String template(String name) {
        return PART.matcher(resource(name + ".html"))
                .replaceAll(part -> Matcher.quoteReplacement(template(part.group(1))));
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

    static Response page(int status, String html, Scripts scripts) {
        String policy = switch (scripts) {
            case NONE -> POLICY;
            case OUR_OWN -> POLICY + "; script-src 'self'";
        };
        Headers headers = Headers.of(
                "Content-Type", "text/html; charset=utf-8",
                "Content-Security-Policy", policy,
                "Cache-Control", "no-store",
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY");
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
