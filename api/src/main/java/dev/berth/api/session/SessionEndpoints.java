package dev.berth.api.session;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.access.principal.Principal;
import dev.berth.access.session.Place;
import dev.berth.access.session.Sessions;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.CallLog;
import dev.berth.api.support.Cookies;
import dev.berth.api.support.CsrfGuard;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Failure;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.Queries;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.QueryString;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Answers `/c/login` and `/c/log_out`.
public final class SessionEndpoints {

    private static final int FORM_LIMIT = 16 * 1024;

    private static final Route LOGIN = new Route(
            Method.POST,
            "/c/login",
            new AccessRule.Public("the user name and password in the form are the credential"),
            describe("login", "Sign in with the form fields principal and password")
                    .header(
                            "X-Harbor-CSRF-Token",
                            Documentation.ValueType.STRING,
                            "from an answer to a GET, whose cookie is sent along")
                    .answers(200, "the cookie sid shows the session from now on")
                    .answers(401, "the user name or password is wrong")
                    .answers(403, "the token is missing or wrong"));
    private static final Route LOG_OUT = Route.reading(
            "/c/log_out",
            new AccessRule.Public("whoever shows a session may end it"),
            describe("logOut", "End the session").answers(200, "it is over"));

    private final Authentication authentication;
    private final Sessions sessions;
    private final CsrfGuard csrf;
    private final FailureWriter failures;
    private final CallLog log;

    /// @param log hears who signed in and out
    public SessionEndpoints(
            Authentication authentication, Sessions sessions, CsrfGuard csrf, FailureWriter failures, CallLog log) {
        this.authentication = authentication;
        this.sessions = sessions;
        this.csrf = csrf;
        this.failures = failures;
        this.log = log;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(LOGIN, this::login), new Endpoint(LOG_OUT, this::logOut));
    }

    private Response login(Call call) throws IOException {
        Request request = call.request();
        if (!csrf.holds(request)) {
            throw new DomainException(
                    ApiErrorCode.DENIED, "CSRF token invalid: send X-Harbor-CSRF-Token and its cookie");
        }
        QueryString form = new QueryString(
                new String(request.body().readAll(FORM_LIMIT), StandardCharsets.UTF_8).replace("+", "%20"));
        String name = Queries.first(form, "principal").orElse("");
        Secret password = new Secret(Queries.first(form, "password").orElse(""));
        Sessions.Standing before = sessions.standing(name);
        return switch (authentication.password(name, password, request.remoteAddress())) {
            case AuthenticationResult.Authenticated(Principal principal)
            when person(principal) -> signedIn(call, principal, before);
            case AuthenticationResult.Authenticated _, AuthenticationResult.Rejected _ -> throw wrong();
            case AuthenticationResult.Throttled(var retryAfter) -> failures.write(Failure.throttled(retryAfter));
        };
    }

    /// A session has no limit and no end that its owner did not set, so robots and personal tokens get none.
    private static boolean person(Principal principal) {
        return principal.kind() == Actor.Kind.USER && principal.limit().isEmpty();
    }

    private static DomainException wrong() {
        return new DomainException(ApiErrorCode.UNAUTHORIZED, "the user name or password is wrong");
    }

    private Response signedIn(Call call, Principal user, Sessions.Standing before) {
        Request request = call.request();
        end(request);
        Place place = new Place(
                call.actor().origin().address(), request.header("User-Agent").orElse(""));
        Secret shown = sessions.open(user, before, place).orElseThrow(SessionEndpoints::wrong);
        tell(LOGIN, call, user);
        return Response.of(
                200,
                Headers.of(
                        "Set-Cookie",
                        Cookies.set(request, Cookies.SESSION, shown.reveal(), "Lax"),
                        "Cache-Control",
                        "no-store"));
    }

    private Response logOut(Call call) {
        Cookies.of(call.request(), Cookies.SESSION)
                .flatMap(shown -> sessions.find(new Secret(shown), Sessions.Use.LEAVE))
                .ifPresent(user -> tell(LOG_OUT, call, user));
        end(call.request());
        return Response.of(200, Headers.of("Set-Cookie", Cookies.remove(call.request(), Cookies.SESSION)));
    }

    private void tell(Route route, Call call, Principal user) {
        Call theirs = new Call(call.request(), user, call.path());
        log.ended(new CallLog.Ended(route, theirs.actor(), user.name(), OptionalLong.empty(), Optional.empty()));
    }

    private void end(Request request) {
        Cookies.of(request, Cookies.SESSION).map(Secret::new).ifPresent(sessions::close);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "session", summary);
    }
}
