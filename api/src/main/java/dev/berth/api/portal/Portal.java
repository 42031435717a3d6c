package dev.berth.api.portal;

import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers with the pages for people. Nothing that it gives away is private: the same files lie in every
/// installation, and what they show comes from the API. Safe for use by many threads; never blocks.
public final class Portal {

    private static final String FOLDER = "META-INF/berth-portal/";
    private static final String NONCE = "{{nonce}}";
    private static final int NONCE_BYTES = 18;

    /// Addresses of programs, where a page would be no answer.
    private static final List<String> PROGRAMS =
            List.of("/v2", "/api", "/service", "/c", "/setup", "/livez", "/readyz", "/metrics", "/assets");

    /// Scripts and styles are files of ours; the components write one style element, which the nonce allows, and
    /// style attributes. No other site can frame a page or receive a form.
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{{nonce}}';"
            + " style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";

    private final Optional<PortalFiles> files;
    private final SecureRandom random;

    Portal(Optional<PortalFiles> files, SecureRandom random) {
        this.files = files;
        this.random = random;
    }

    /// The portal of the class path, which answers nothing if there is none.
    public static Portal ofClassPath(SecureRandom random) {
        return new Portal(PortalFiles.read(Portal.class.getClassLoader(), FOLDER), random);
    }

    /// A file, or the page for the address that a person looks at; nothing for all that the API answers, and for `/`,
    /// which leads elsewhere before there is an administrator.
    public Optional<Response> find(Request request) {
        if (files.isEmpty() || !reads(request)) {
            return Optional.empty();
        }
        Optional<PortalFile> file = files.get().at(request.path());
        if (file.isPresent()) {
            return file.map(found -> found.answer(request));
        }
        boolean page = !request.path().equals("/") && !ofPrograms(request.path()) && person(request);
        return page ? start() : Optional.empty();
    }

    /// The page that all others are drawn in, for any address.
    public Optional<Response> start() {
        return files.map(found -> {
            byte[] bytes = new byte[NONCE_BYTES];
            random.nextBytes(bytes);
            String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            Headers headers = Headers.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Content-Security-Policy", POLICY.replace(NONCE, nonce),
                    "Cache-Control", "no-cache",
                    "Referrer-Policy", "same-origin",
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY");
            byte[] page = found.start().replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8);
            return new Response(200, headers, new ResponseBody.Bytes(page));
        });
    }

    /// Where a file is that the build named by its beginning and its content, such as a font.
    public Optional<String> asset(String beginning) {
        return files.flatMap(found -> found.beginning("/assets/" + beginning));
    }

    private static boolean reads(Request request) {
        return request.method() == Method.GET || request.method() == Method.HEAD;
    }

    private static boolean ofPrograms(String path) {
        return PROGRAMS.stream().anyMatch(start -> path.equals(start) || path.startsWith(start + "/"));
    }

    private static boolean person(Request request) {
        return request.headers("Accept").stream()
                .anyMatch(accepted -> accepted.toLowerCase(Locale.ROOT).contains("text/html"));
    }
}
