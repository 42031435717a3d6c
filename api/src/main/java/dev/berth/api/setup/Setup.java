package dev.berth.api.setup;

import dev.berth.access.authentication.FirstRun;
import dev.berth.access.principal.User;
import dev.berth.api.portal.Portal;
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
    private static final Map<String, String> FONTS =
            Map.of("Inter", "inter-latin-wght-normal-", "JetBrains Mono", "jetbrains-mono-latin-wght-normal-");

    private final FirstRun firstRun;
    private final Optional<String> externalUrl;
    private final Portal portal;
    private final SetupForm form = new SetupForm();
    private final String done = Html.template("done");
    private final String home = Html.template("home");

    /// @param externalUrl where clients reach this server, without a slash at its end; empty to go by what they
    ///     asked for
    /// @param portal what is behind `/` when setting up is over; without it, a page that says how to push
    public Setup(FirstRun firstRun, Optional<String> externalUrl, Portal portal) {
        this.firstRun = firstRun;
        this.externalUrl = externalUrl;
        this.portal = portal;
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

    /// How far the set-up is.
    ///
    /// @param pending whether the first administrator is still to be made
    record SetupState(boolean pending) {}

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
                file(
                        "berth.css",
                        Html.resource("berth.css") + fonts(),
                        "text/css; charset=utf-8",
                        anyone,
                        describe("getStyle", "The style of these pages")),
                file(
                        "copy.js",
                        Html.resource("copy.js"),
                        "text/javascript; charset=utf-8",
                        anyone,
                        describe("getScript", "Copies commands")),
                file(
                        "berth.svg",
                        Html.resource("berth.svg"),
                        "image/svg+xml",
                        anyone,
                        describe("getSymbol", "The icon of these pages")),
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
                                        .answers(303, "to the home page, once there is an administrator")
                                        .answers(400, "the form with what is wrong", HTML)
                                        .answers(403, "the form, because the code is wrong", HTML)),
                        this::submit),
                new Endpoint(
                        new Route(
                                Method.POST,
                                "/api/ext/v1/setup/claim",
                                code,
                                describe("setUp", "Make the first administrator")
                                        .takes(SetupRequest.class)
                                        .answers(201, "the administrator", SetupAnswer.class)
                                        .answers(403, "the code is wrong, or there is an administrator already")),
                        this::call),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/setup",
                                new AccessRule.Public("says only whether the one-time code is still waited for"),
                                describe("getSetupState", "Whether the first administrator is still to be made")
                                        .answers(200, "whether", SetupState.class)),
                        _ -> Json.response(200, new SetupState(firstRun.pending()))));
    }

    /// The letters of the portal, when there is one.
    private String fonts() {
        StringBuilder rules = new StringBuilder();
        FONTS.forEach(
                (family, file) -> portal.asset(file).ifPresent(path -> rules.append("""
                @font-face { font-family: "%s"; src: url(%s) format("woff2"); font-weight: 100 900; font-display: swap; }
                """.formatted(family, path))));
        return rules.toString();
    }

    private static Endpoint file(String name, String text, String type, AccessRule rule, Documentation documentation) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Headers headers =
                Headers.of("Content-Type", type, "Cache-Control", "max-age=3600", "X-Content-Type-Options", "nosniff");
        return new Endpoint(
                Route.reading("/setup/" + name, rule, documentation.answers(200, "it", mediaType(type))),
                _ -> new Response(200, headers, new ResponseBody.Bytes(content)));
    }

    private static String mediaType(String type) {
        int parameters = type.indexOf(';');
        return parameters < 0 ? type : type.substring(0, parameters);
    }

    private Response home(Call call) {
        if (firstRun.pending()) {
            return to("/setup");
        }
        return portal.start()
                .orElseGet(() -> Html.page(200, Html.fill(home, commands(call.request(), "")), Html.Scripts.OUR_OWN));
    }

    private Response form(Call call) {
        return firstRun.pending() ? form.page(call.query("code").orElse("")) : to("/");
    }

    private Response submit(Call call) throws IOException {
        if (!firstRun.pending()) {
            return to("/");
        }
        Form sent = Form.read(call.request());
        Optional<Response> refused = form.check(sent);
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            User user = firstRun.complete(
                    new Secret(sent.field("code").strip()),
                    sent.field("username").strip(),
                    sent.field("email").strip(),
                    new Secret(sent.field("password")));
            return Html.page(200, Html.fill(done, commands(call.request(), user.username())), Html.Scripts.OUR_OWN);
        } catch (DomainException refusal) {
            return form.again(sent, refusal);
        }
    }

    private Map<String, String> commands(Request request, String username) {
        boolean secure = externalUrl.map(url -> url.startsWith("https:")).orElse(request.secure());
        return new ClientCommands(registry(request), secure, username).values();
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
        return Response.of(
                303, Headers.of("Location", path, "Cache-Control", "no-store", "Referrer-Policy", "no-referrer"));
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "setup", summary);
    }
}
