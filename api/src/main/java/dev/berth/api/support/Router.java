package dev.berth.api.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Ability;
import dev.berth.access.principal.Limit;
import dev.berth.access.principal.Principal;
import dev.berth.platform.http.Handling;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Leads requests to endpoints, and keeps every route's access rule before its handler is called. It answers all
/// paths but those of the data plane, whose names hold slashes and which has a router of its own.
public final class Router {

    private final RouteTree tree;
    private final Authenticator authenticator;
    private final Permissions permissions;
    private final CsrfGuard csrf;
    private final FailureWriter failures;
    private final CallLog log;
    private final ReadOnlyMode readOnly;

    public Router(
            List<Endpoint> endpoints,
            Authenticator authenticator,
            Permissions permissions,
            CsrfGuard csrf,
            FailureWriter failures,
            CallLog log,
            ReadOnlyMode readOnly) {
        this.tree = RouteTree.of(endpoints);
        this.authenticator = authenticator;
        this.permissions = permissions;
        this.csrf = csrf;
        this.failures = failures;
        this.log = log;
        this.readOnly = readOnly;
    }

    /// Decides how to answer; does not block.
    public Handling dispatch(Request request) {
        Optional<List<String>> segments = decode(request.path());
        if (segments.isEmpty()) {
            return now(new Failure(400, "BAD_REQUEST", "the path of the address is not properly percent-encoded"));
        }
        return switch (tree.find(request.method(), segments.get())) {
            case RouteTree.Found.Match(Endpoint endpoint, var variables) ->
                new Handling.Blocking(received -> stamped(received, answer(endpoint, received, variables)));
            case RouteTree.Found.OtherMethods(Set<Method> allowed) -> now(otherMethods(allowed));
            case RouteTree.Found.Nothing _ ->
                now(new Failure(404, "NOT_FOUND", "there is nothing at this address; see /api/v2.0/openapi.json"));
        };
    }

    /// The refusal of a method that a known path does not answer.
    public static Failure otherMethods(Set<Method> allowed) {
        String list = allowed.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
        return new Failure(405, "UNSUPPORTED", "this address answers %s only".formatted(list)).with("Allow", list);
    }

    private Handling now(Failure failure) {
        return new Handling.Immediate(failures.write(failure));
    }

    /// Pages learn from each look what they send back with what they change, and from a refusal in a session, so
    /// that they can try again. Programs that show credentials need no such thing, and neither do the clients of
    /// the token service.
    private Response stamped(Request request, Response answered) {
        Response response = Scripts.unchallenged(request, answered);
        boolean refused =
                response.status() == 403 && Cookies.of(request, Cookies.SESSION).isPresent();
        boolean page = (CsrfGuard.safe(request) || refused)
                && request.header("Authorization").isEmpty()
                && (request.path().startsWith("/api/") || request.path().startsWith("/c/"));
        return page ? csrf.stamp(request, response) : response;
    }

    private Response answer(Endpoint endpoint, Request request, Map<String, String> variables) throws IOException {
        AccessRule rule = endpoint.route().access();
        if (rule instanceof AccessRule.Public) {
            return endpoint.answerer().answer(new Call(request, Principal.ANONYMOUS, variables));
        }
        Principal principal;
        switch (authenticator.identifyByPassword(request)) {
            case Identity.Anonymous _ -> principal = Principal.ANONYMOUS;
            case Identity.Known(Principal known) -> principal = known;
            case Identity.Holder(var token) -> principal = token.principal();
            case Identity.Rejected(String why) -> {
                return unauthorized(why);
            }
            case Identity.Forged(String why) -> {
                return failures.write(new Failure(403, "DENIED", why));
            }
            case Identity.Throttled(var retryAfter) -> {
                return failures.write(Failure.throttled(retryAfter));
            }
        }
        Call call = new Call(request, principal, variables);
        Optional<Failure> refusal = refusal(rule, call);
        if (refusal.isPresent()) {
            tell(endpoint.route(), call, OptionalLong.empty(), refusal.map(Failure::message));
            return failures.write(refusal.get());
        }
        return reads(request.method()) ? endpoint.answerer().answer(call) : change(endpoint, call);
    }

    private Response change(Endpoint endpoint, Call call) throws IOException {
        OptionalLong project = project(endpoint.route().access(), call);
        try {
            readOnly.check(endpoint.route());
            Response response = endpoint.answerer().answer(call);
            tell(
                    endpoint.route(),
                    call,
                    project,
                    response.status() < 400 ? Optional.empty() : Optional.of("answered " + response.status()));
            return response;
        } catch (DomainException e) {
            tell(endpoint.route(), call, project, Optional.of(reason(e)));
            throw e;
        } catch (IOException | RuntimeException e) {
            tell(endpoint.route(), call, project, Optional.of("it failed"));
            throw e;
        }
    }

    /// A parser's message quotes what was sent, perhaps a secret without its quotation marks; the sender may see
    /// that, whoever reads the log may not.
    private static String reason(DomainException refusal) {
        return refusal.getCause() instanceof JsonProcessingException
                ? "the body could not be read"
                : String.valueOf(refusal.getMessage());
    }

    private static OptionalLong project(AccessRule rule, Call call) {
        if (!(rule instanceof AccessRule.Requires(var _, ScopeSource source))) {
            return OptionalLong.empty();
        }
        return switch (source.of(call).orElseGet(Scope.Installation::new)) {
            case Scope.Installation _ -> OptionalLong.empty();
            case Scope.Project project -> OptionalLong.of(project.id());
            case Scope.Repository repository ->
                OptionalLong.of(repository.project().id());
            case Scope.SomeRepositories some -> OptionalLong.of(some.project().id());
        };
    }

    private void tell(Route route, Call call, OptionalLong project, Optional<String> refusal) {
        if (!reads(call.request().method())) {
            log.ended(new CallLog.Ended(route, call.actor(), call.request().path(), project, refusal));
        }
    }

    private static boolean reads(Method method) {
        return method == Method.GET || method == Method.HEAD || method == Method.OPTIONS;
    }

    private Optional<Failure> refusal(AccessRule rule, Call call) {
        if (!unlimited(rule, call)) {
            return Optional.of(new Failure(
                    403,
                    "DENIED",
                    "your token is not good for this; it lacks the scope %s"
                            .formatted(needed(call).wire())));
        }
        return switch (rule) {
            case AccessRule.Public _, AccessRule.Anybody _ -> Optional.empty();
            case AccessRule.Authenticated _, AccessRule.Within _ ->
                call.principal().anonymous() ? Optional.of(pleaseSignIn()) : Optional.empty();
            case AccessRule.Requires(Permission permission, ScopeSource scope) -> missing(permission, scope, call);
            case AccessRule.Oneself(String variable, Permission permission) ->
                oneself(call, variable) ? Optional.empty() : missing(permission, ScopeSource.INSTALLATION, call);
            case AccessRule.OpenWhile(Permission permission, BooleanSupplier open, String _) ->
                call.principal().anonymous() && open.getAsBoolean()
                        ? Optional.empty()
                        : missing(permission, ScopeSource.INSTALLATION, call);
            case AccessRule.Local(Permission permission, ScopeSource scope, String _) ->
                local(call.request()) ? Optional.empty() : missing(permission, scope, call);
        };
    }

    /// Where no permission is asked for, a token still has to be good for the API. Reads that everybody may are
    /// open to all: clients fetch registry tokens by one.
    private static boolean unlimited(AccessRule rule, Call call) {
        Optional<Limit> limit = call.principal().limit();
        boolean free = switch (rule) {
            case AccessRule.Requires _, AccessRule.OpenWhile _, AccessRule.Local _, AccessRule.Public _ -> true;
            case AccessRule.Anybody _ -> reads(call);
            case AccessRule.Authenticated _, AccessRule.Oneself _, AccessRule.Within _ -> false;
        };
        return free
                || limit.isEmpty()
                || limit.get().allows(Ability.WRITE)
                || limit.get().allows(needed(call));
    }

    private static Ability needed(Call call) {
        return reads(call) ? Ability.READ : Ability.WRITE;
    }

    private static boolean reads(Call call) {
        return call.request().method() == Method.GET || call.request().method() == Method.HEAD;
    }

    private Optional<Failure> missing(Permission permission, ScopeSource source, Call call) {
        Principal principal = call.principal();
        Optional<Scope> scope = source.of(call);
        if (scope.isPresent() && permissions.allowed(principal, permission, scope.get())) {
            return Optional.empty();
        }
        if (principal.anonymous()) {
            return Optional.of(pleaseSignIn());
        }
        // Who was given this everywhere may know what is not there. What everybody may is no such thing.
        boolean trusted = principal.whole().administrator() || principal.kind() == Actor.Kind.ROBOT;
        if (scope.isEmpty() && trusted && permissions.allowed(principal, permission, new Scope.Installation())) {
            return Optional.of(new Failure(404, "NOT_FOUND", "what this address names does not exist"));
        }
        // Absent and forbidden look alike: that something exists is itself private.
        return Optional.of(new Failure(
                403, "DENIED", "you may not do this here: it needs the permission %s".formatted(permission)));
    }

    private static boolean oneself(Call call, String variable) {
        Principal principal = call.principal();
        // A token is good for reading about its user, not for changing the account that it stands for.
        boolean itself = principal.limit().isEmpty() || reads(call);
        return itself
                && principal.kind() == Actor.Kind.USER
                && call.variable(variable).equals(Long.toString(principal.id()));
    }

    /// A peer on this machine that speaks for itself; one that passes on others' requests says so in a header.
    private static boolean local(Request request) {
        boolean passedOn = request.header("X-Forwarded-For").isPresent()
                || request.header("Forwarded").isPresent()
                || request.header("Via").isPresent();
        String peer = request.remoteAddress();
        return !passedOn && (peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1"));
    }

    private Response unauthorized(String why) {
        return failures.write(challenging(why));
    }

    private static Failure pleaseSignIn() {
        return challenging("who is asking? sign in with a user name and password");
    }

    private static Failure challenging(String message) {
        return new Failure(401, "UNAUTHORIZED", message)
                .with("WWW-Authenticate", "Basic realm=\"harbor\", charset=\"UTF-8\"");
    }

    private static Optional<List<String>> decode(String path) {
        List<String> segments = PathTemplate.segments(path);
        if (path.indexOf('%') < 0) {
            return Optional.of(segments);
        }
        try {
            return Optional.of(segments.stream()
                    .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
