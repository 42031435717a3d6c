package dev.berth.api.support;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.access.token.Tokens;
import dev.berth.platform.http.Request;

/// Finds out who is asking. Blocks: a password is checked on purpose slowly.
public final class Authenticator {

    private final Authentication authentication;
    private final Tokens tokens;

    public Authenticator(Authentication authentication, Tokens tokens) {
        this.authentication = authentication;
        this.tokens = tokens;
    }

    /// Passwords and tokens.
    public Identity identify(Request request) {
        return switch (Credentials.of(request)) {
            case Credentials.Bearer(String token) ->
                tokens.verify(token)
                        .<Identity>map(Identity.Holder::new)
                        .orElseGet(() -> new Identity.Rejected("the token is not valid or has expired"));
            case Credentials.None none -> withoutToken(none, request);
            case Credentials.Basic basic -> withoutToken(basic, request);
            case Credentials.Unreadable unreadable -> withoutToken(unreadable, request);
        };
    }

    /// Passwords only. Tokens open repositories, not the management of them.
    public Identity identifyByPassword(Request request) {
        return withoutToken(Credentials.of(request), request);
    }

    private Identity withoutToken(Credentials credentials, Request request) {
        return switch (credentials) {
            case Credentials.None _ -> new Identity.Anonymous();
            case Credentials.Basic basic ->
                identity(authentication.password(basic.username(), basic.password(), request.remoteAddress()));
            case Credentials.Bearer _ ->
                new Identity.Rejected("a registry token opens repositories only; use a user name and password here");
            case Credentials.Unreadable _ ->
                new Identity.Rejected("the Authorization header is neither Basic nor Bearer");
        };
    }

    private static Identity identity(AuthenticationResult result) {
        return switch (result) {
            case AuthenticationResult.Authenticated(var principal) -> new Identity.Known(principal);
            case AuthenticationResult.Rejected _ -> new Identity.Rejected("the user name or password is wrong");
            case AuthenticationResult.Throttled(var retryAfter) -> new Identity.Throttled(retryAfter);
        };
    }
}
