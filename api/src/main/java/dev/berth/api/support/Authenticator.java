package dev.berth.api.support;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.access.principal.Principal;
import dev.berth.access.session.Sessions;
import dev.berth.access.token.Tokens;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Secret;
import java.util.Optional;

/// Finds out who is asking. Blocks: a password is checked on purpose slowly.
public final class Authenticator {

    private final Authentication authentication;
    private final Tokens tokens;
    private final Sessions sessions;
    private final CsrfGuard csrf;

    public Authenticator(Authentication authentication, Tokens tokens, Sessions sessions, CsrfGuard csrf) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.sessions = sessions;
        this.csrf = csrf;
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

    /// Passwords and sessions. Tokens open repositories, not the management of them. A session counts only where no
    /// other credentials are shown, and, for what changes something, only in requests of our own pages.
    public Identity identifyByPassword(Request request) {
        Optional<Secret> session = Credentials.session(request);
        return session.isPresent() ? inSession(session.get(), request) : withoutToken(Credentials.of(request), request);
    }

    /// Who it is that [#identifyByPassword] found, for an answer that takes long; empty when what was shown is not
    /// good any more. Keeps nobody signed in.
    public Optional<Principal> again(Request request) {
        Optional<Secret> session = Credentials.session(request);
        if (session.isPresent()) {
            return sessions.find(session.get(), Sessions.Use.LEAVE);
        }
        return withoutToken(Credentials.of(request), request) instanceof Identity.Known(Principal principal)
                ? Optional.of(principal)
                : Optional.empty();
    }

    private Identity inSession(Secret session, Request request) {
        // Pages that look again by themselves say so, and keep nobody signed in.
        Sessions.Use use =
                request.header("X-Harbor-No-Session-Renewal").isPresent() ? Sessions.Use.LEAVE : Sessions.Use.RENEW;
        Optional<Principal> principal = sessions.find(session, use);
        if (principal.isEmpty()) {
            return new Identity.Anonymous();
        }
        return CsrfGuard.safe(request) || csrf.holds(request)
                ? new Identity.Known(principal.get())
                : new Identity.Forged("CSRF token invalid: a session changes things only with X-Harbor-CSRF-Token");
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
