package dev.berth.api.support;

import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// Tells requests that a page of ours made from those that another site made a browser send. A browser adds cookies
/// by itself; what follows from the cookie has to be sent back in a header, which another site can neither read nor
/// set. Header and cookie are Harbor's. No node remembers anything. Safe for use by many threads.
public final class CsrfGuard {

    private static final String HEADER = "X-Harbor-CSRF-Token";
    private static final String COOKIE = "_gorilla_csrf";
    private static final int BYTES = 32;

    private final SecureRandom random;

    public CsrfGuard(SecureRandom random) {
        this.random = random;
    }

    /// Whether a request comes from a page that could read our answers.
    public boolean holds(Request request) {
        Optional<String> cookie = Cookies.of(request, COOKIE);
        Optional<String> shown = request.header(HEADER);
        return cookie.isPresent()
                && shown.isPresent()
                && MessageDigest.isEqual(
                        token(cookie.get()).getBytes(StandardCharsets.US_ASCII),
                        shown.get().getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a request changes nothing, so that it does not matter who made the browser send it.
    public static boolean safe(Request request) {
        return request.method() == Method.GET || request.method() == Method.HEAD;
    }

    /// The answer, with what a page sends back with its next requests.
    public Response stamp(Request request, Response response) {
        Optional<String> known = Cookies.of(request, COOKIE);
        String cookie = known.orElseGet(this::fresh);
        Response stamped = response.with(HEADER, token(cookie));
        return known.isPresent() ? stamped : stamped.with("Set-Cookie", Cookies.set(request, COOKIE, cookie, "Strict"));
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String token(String cookie) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("berth csrf " + cookie).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
