package dev.berth.api.oci;

import dev.berth.api.support.Failure;
import dev.berth.platform.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells a client where to get a token, and for what.
final class Challenges {

    /// The name of this registry to its token service. Harbor's, because scripts and clients carry it.
    static final String SERVICE = "harbor-registry";

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

    /// What a token must open.
    record ScopeWanted(String type, String name, String actions) {
        @Override
        public String toString() {
            return type + ":" + name + ":" + actions;
        }
    }

    private final Optional<String> externalUrl;

    /// @param externalUrl where clients reach this server, without a slash at its end; empty to go by what they
    ///     asked for
    Challenges(Optional<String> externalUrl) {
        this.externalUrl = externalUrl;
    }

    /// Nothing was shown; a token of these scopes would do.
    Failure please(Request request, List<ScopeWanted> scopes) {
        return challenge(request, scopes, Optional.empty(), "authentication is required to access this");
    }

    /// What was shown is not valid.
    Failure rejected(Request request, List<ScopeWanted> scopes, String why) {
        return challenge(request, scopes, Optional.of("invalid_token"), why);
    }

    /// The token is good, but not for this. Whether the thing exists is not said.
    Failure insufficient(Request request, List<ScopeWanted> scopes) {
        String wanted = scopes.stream().map(ScopeWanted::toString).collect(Collectors.joining(" "));
        return challenge(
                request,
                scopes,
                Optional.of("insufficient_scope"),
                "the token does not open %s: the project may not exist, or you may not do this in it"
                        .formatted(wanted));
    }

    private Failure challenge(Request request, List<ScopeWanted> scopes, Optional<String> error, String message) {
        StringBuilder challenge = new StringBuilder("Bearer realm=\"")
                .append(base(request))
                .append("/service/token\",service=\"")
                .append(SERVICE)
                .append('"');
        if (!scopes.isEmpty()) {
            challenge
                    .append(",scope=\"")
                    .append(scopes.stream().map(ScopeWanted::toString).collect(Collectors.joining(" ")))
                    .append('"');
        }
        error.ifPresent(code -> challenge.append(",error=\"").append(code).append('"'));
        return new Failure(401, "UNAUTHORIZED", message).with("WWW-Authenticate", challenge.toString());
    }

    private String base(Request request) {
        if (externalUrl.isPresent()) {
            return externalUrl.get();
        }
        String authority = request.authority();
        String host = AUTHORITY.matcher(authority).matches() ? authority : "localhost";
        return (request.secure() ? "https://" : "http://") + host;
    }
}
