package dev.berth.api.oci;

import dev.berth.api.support.Credentials;
import dev.berth.api.support.Failure;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.ReadOnlyMode;
import dev.berth.api.support.Route;
import dev.berth.api.support.Router;
import dev.berth.platform.http.Handling;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leads requests below `/v2` to what answers them, once the caller is admitted. Refusals that need no look at the
/// request's body come before it is read.
public final class OciRouter {

    private final Map<Class<?>, Map<Method, OciEndpoint<?>>> endpoints = new HashMap<>();
    private final List<Route> routes;
    private final OciAccess access;
    private final WarmPull warm;
    private final Refusals refusals;
    private final ReadOnlyMode readOnly;
    private final OciErrors errors = new OciErrors();

    OciRouter(
            List<OciEndpoint<?>> endpoints, OciAccess access, WarmPull warm, Refusals refusals, ReadOnlyMode readOnly) {
        this.routes = endpoints.stream().map(OciEndpoint::route).toList();
        this.access = access;
        this.warm = warm;
        this.refusals = refusals;
        this.readOnly = readOnly;
        for (OciEndpoint<?> endpoint : endpoints) {
            Map<Method, OciEndpoint<?>> methods =
                    this.endpoints.computeIfAbsent(endpoint.kind(), _ -> new EnumMap<>(Method.class));
            for (Method method : endpoint.route().methods()) {
                if (methods.put(method, endpoint) != null) {
                    throw new IllegalArgumentException("two routes answer %s %s"
                            .formatted(method, endpoint.route().path()));
                }
            }
        }
    }

    /// What is answered here.
    public List<Route> routes() {
        return routes;
    }

    /// Writes refusals in the form of the data plane.
    public FailureWriter failures() {
        return errors;
    }

    /// Whether a path belongs to the data plane.
    public static boolean owns(String path) {
        return path.startsWith("/v2") && (path.length() == 3 || path.charAt(3) == '/');
    }

    /// Decides how to answer; does not block.
    public Handling dispatch(Request request) {
        Optional<OciPath> parsed = OciPath.parse(request.path());
        if (parsed.isEmpty()) {
            return now(new Failure(404, "UNSUPPORTED", "there is nothing at this address of the distribution API"));
        }
        OciPath path = parsed.get();
        Map<Method, OciEndpoint<?>> methods = endpoints.getOrDefault(path.getClass(), Map.of());
        @Nullable OciEndpoint<?> endpoint = methods.get(request.method());
        if (endpoint == null) {
            return now(Router.otherMethods(methods.keySet()));
        }
        if (reads(request.method())) {
            Optional<Response> answer = warm.answer(request, path);
            if (answer.isPresent()) {
                return new Handling.Immediate(answer.get());
            }
        }
        if (Credentials.of(request) instanceof Credentials.None) {
            return now(access.anonymous(request, path, endpoint.route().access()));
        }
        return new Handling.Blocking(received -> answer(endpoint, path, received));
    }

    private Response answer(OciEndpoint<?> endpoint, OciPath path, Request request) throws IOException {
        return switch (access.admit(request, path, endpoint.route().access())) {
            case OciAccess.Admission.Refused(Failure failure) -> errors.write(failure);
            case OciAccess.Admission.Admitted(var principal, var token) ->
                refusals.heard(endpoint.route(), new OciCall<>(request, path, principal, token), call -> {
                    if (!reads(request.method())) {
                        readOnly.check(endpoint.route());
                    }
                    return endpoint.answer(call);
                });
        };
    }

    private Handling now(Failure failure) {
        return new Handling.Immediate(errors.write(failure));
    }

    private static boolean reads(Method method) {
        return method == Method.GET || method == Method.HEAD;
    }
}
