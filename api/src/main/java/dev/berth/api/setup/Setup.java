package dev.berth.api.setup;

import dev.berth.access.authentication.FirstRun;
import dev.berth.access.principal.User;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/`, `/setup` and the call that does the same for programs. Once an administrator exists, setting up is
/// over and its addresses are not there any more.
public final class Setup {

    private static final String HTML = "text/html";

    private final FirstRun firstRun;
    private final Optional<String> externalUrl;
    private final String form = Html.resource("setup.html");
    private final String done = Html.resource("done.html");
    private final String home = Html.resource("home.html");
    private final byte[] style = Html.resource("berth.css").getBytes(StandardCharsets.UTF_8);

    /// @param externalUrl where clients reach this server, without a slash at its end; empty to go by what they
    ///     asked for
    public Setup(FirstRun firstRun, Optional<String> externalUrl) {
        this.firstRun = firstRun;
        this.externalUrl = externalUrl;
    }

    /// Who the first administrator shall be.
    record SetupRequest(
            @Nullable String code,
            @Nullable String username,
            @Nullable String email,
            @Nullable String password) {
        @Override
        public String toString() {
            return "SetupRequest[" + username + "]";
        }
    }

    /// The administrator that was made.
    record SetupAnswer(long userId, String username) {}

    public List<Endpoint> endpoints() {
        AccessRule code = new AccessRule.Public("the one-time code that the server printed is the credential");
        AccessRule anyone = new AccessRule.Public("says nothing but how to reach this server");
        return List.of(
                new Endpoint(
                        Route.reading(
                                "/",
                                anyone,
                                describe("getHome", "Where to go from here")
                                        .answers(200, "a page", HTML)
                                        .answers(303, "to the set-up, while there is no administrator")),
                        this::home),
                new Endpoint(
                        Route.reading(
                                "/setup/berth.css",
                                anyone,
                                describe("getStyle", "The style of these pages").answers(200, "it", "text/css")),
                        _ -> new Response(
                                200,
                                Headers.of(
                                        "Content-Type", "text/css; charset=utf-8",
                                        "Cache-Control", "max-age=3600",
                                        "X-Content-Type-Options", "nosniff"),
                                new ResponseBody.Bytes(style))),
                new Endpoint(
                        Route.reading(
                                "/setup",
                                code,
                                describe("getSetup", "The form that makes the first administrator")
                                        .answers(200, "the form", HTML)
                                        .answers(303, "to the home page, once there is one")),
                        this::form),
                new Endpoint(
                        new Route(
                                Method.POST,
                                "/setup",
                                code,
                                describe("postSetup", "Make the first administrator from the form")
                                        .answers(200, "what to do next", HTML)
                                        .answers(400, "the form with what is wrong", HTML)),
                        this::submit),
                new Endpoint(
                        new Route(
                                Method.POST,
                                "/api/ext/v1/setup",
                                code,
                                describe("setUp", "Make the first administrator")
                                        .takes(SetupRequest.class)
                                        .answers(201, "the administrator", SetupAnswer.class)
                                        .answers(403, "the code is wrong, or there is an administrator already")),
                        this::call));
    }

    private Response home(Call call) {
        return firstRun.pending()
                ? to("/setup")
                : Html.page(200, Html.fill(home, Map.of("registry", registry(call.request()))));
    }

    private Response form(Call call) {
        return firstRun.pending()
                ? Html.page(
                        200, Html.fill(form, Map.of("code", call.query("code").orElse(""), "username", "admin")))
                : to("/");
    }

    private Response submit(Call call) throws IOException {
        if (!firstRun.pending()) {
            return to("/");
        }
        Form sent = Form.read(call.request());
        try {
            User user = firstRun.complete(
                    new Secret(sent.field("code").strip()),
                    sent.field("username").strip(),
                    sent.field("email").strip(),
                    new Secret(sent.field("password")));
            String registry = registry(call.request());
            return Html.page(
                    200,
                    Html.fill(
                            done,
                            Map.of(
                                    "registry",
                                    registry,
                                    "username",
                                    user.username(),
                                    "plain",
                                    call.request().secure() ? "" : "--tls-verify=false ")));
        } catch (DomainException refusal) {
            return again(sent, refusal);
        }
    }

    /// The form once more, with what was filled in but for the password, and the reason in front.
    private Response again(Form sent, DomainException refusal) {
        int status = switch (refusal.code().category()) {
            case DENIED, UNAUTHENTICATED -> 403;
            case TOO_MANY -> 429;
            case CONFLICT -> 409;
            case UNAVAILABLE -> 503;
            case STORAGE_FULL -> 507;
            case INVALID, NOT_FOUND, UNSUPPORTED, PRECONDITION, TOO_LARGE, RANGE, UNPROCESSABLE, DAMAGED -> 400;
        };
        String reason = Optional.ofNullable(refusal.getMessage()).orElse("That did not work.");
        Map<String, String> values = Map.of(
                "error", capital(reason),
                "code", sent.field("code"),
                "username", sent.field("username"),
                "email", sent.field("email"));
        return Html.page(status, Html.fill(form, values));
    }

    private Response call(Call call) throws IOException {
        SetupRequest sent = Json.read(call.request(), SetupRequest.class);
        User user = firstRun.complete(
                new Secret(required("code", sent.code())),
                required("username", sent.username()),
                Optional.ofNullable(sent.email()).orElse(""),
                new Secret(required("password", sent.password())));
        return Json.response(201, new SetupAnswer(user.id(), user.username()))
                .with("Location", "/api/v2.0/users/" + user.id());
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "the part '%s' is missing".formatted(name));
        }
        return value;
    }

    private String registry(Request request) {
        String address = externalUrl.orElse(request.authority());
        return address.substring(address.indexOf("//") < 0 ? 0 : address.indexOf("//") + 2);
    }

    private static Response to(String path) {
        return Response.of(303, Headers.of("Location", path, "Cache-Control", "no-store"));
    }

    private static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "setup", summary);
    }
}
