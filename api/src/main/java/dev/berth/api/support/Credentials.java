package dev.berth.api.support;

import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What a request shows of its sender, not yet checked.
public sealed interface Credentials {

    /// Nothing.
    record None() implements Credentials {}

    /// A user name and a password.
    record Basic(String username, Secret password) implements Credentials {}

    /// A token.
    record Bearer(String token) implements Credentials {
        @Override
        public String toString() {
            return "Bearer[***]";
        }
    }

    /// An Authorization header that is none of these.
    record Unreadable() implements Credentials {}

    /// Reads the `Authorization` header.
    static Credentials of(Request request) {
        Optional<String> header = request.header("Authorization");
        return header.isEmpty() ? new None() : parse(header.get());
    }

    /// What shows the session that a request belongs to: one counts only where no other credentials are shown.
    static Optional<Secret> session(Request request) {
        return of(request) instanceof None
                ? Cookies.of(request, Cookies.SESSION).map(Secret::new)
                : Optional.empty();
    }

    /// Reads the value of an `Authorization` header.
    static Credentials parse(String header) {
        int space = header.indexOf(' ');
        if (space < 0) {
            return new Unreadable();
        }
        String scheme = header.substring(0, space);
        String rest = header.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Bearer")) {
            return rest.isEmpty() ? new Unreadable() : new Bearer(rest);
        }
        return scheme.equalsIgnoreCase("Basic") ? basic(rest) : new Unreadable();
    }

    private static Credentials basic(String encoded) {
        try {
            byte[] raw = Base64.getDecoder().decode(encoded);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Unreadable()
                    : new Basic(text.substring(0, colon), new Secret(text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return new Unreadable();
        }
    }
}
