package dev.berth.api.support;

import dev.berth.platform.http.Request;
import java.util.Arrays;
import java.util.Optional;

/// Cookies of requests and answers.
public final class Cookies {

    /// Holds what shows a session; the name is Harbor's.
    public static final String SESSION = "sid";

    private Cookies() {}

    /// The first cookie of this name that is not empty.
    public static Optional<String> of(Request request, String name) {
        return request.headers("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /// A `Set-Cookie` header for the whole site, out of reach of scripts.
    ///
    /// @param site when it is sent along with requests from other sites: `Lax` or `Strict`
    public static String set(Request request, String name, String value, String site) {
        return "%s=%s; Path=/; HttpOnly; SameSite=%s%s"
                .formatted(name, value, site, request.secure() ? "; Secure" : "");
    }

    /// A `Set-Cookie` header that takes a cookie away.
    public static String remove(Request request, String name) {
        return set(request, name, "", "Lax") + "; Max-Age=0";
    }
}
