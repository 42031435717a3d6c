package dev.berth.api.harbor.unbuilt;

import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Method;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Answers every operation of Harbor's API that nothing else answers: whoever is signed in learns that it is not
/// built yet, instead of that there is nothing at this address. Its list gets shorter by itself.
public final class UnbuiltEndpoints {

    /// All operations of the API, one to a line: method, path, name and group.
    private static final String OPERATIONS = "operations.txt";

    private UnbuiltEndpoints() {}

    /// Endpoints for all operations that these routes leave out.
    public static List<Endpoint> besides(List<Route> built) {
        Set<String> answered = new HashSet<>();
        for (Route route : built) {
            route.methods()
                    .forEach(method -> answered.add(shape(method, route.path().text())));
        }
        return operations().stream()
                .filter(operation -> !answered.contains(shape(operation.method(), operation.path())))
                .map(Operation::endpoint)
                .toList();
    }

    /// Whether a route is one of these.
    public static boolean unbuilt(Route route) {
        return route.documentation().answers().stream().anyMatch(answer -> answer.status() == 501);
    }

    /// What a path and method answer, whatever the variables are called.
    private static String shape(Method method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    private static List<Operation> operations() {
        try (InputStream file =
                Objects.requireNonNull(UnbuiltEndpoints.class.getResourceAsStream(OPERATIONS), OPERATIONS)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Operation::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + OPERATIONS, e);
        }
    }

    private record Operation(Method method, String path, String name, String tag) {

        static Operation of(String line) {
            String[] parts = line.split(" ", -1);
            return new Operation(Method.valueOf(parts[0]), parts[1], parts[2], parts[3]);
        }

        Endpoint endpoint() {
            Route route = new Route(
                    method,
                    path,
                    new AccessRule.Authenticated(),
                    Documentation.of(name, tag, "Not built yet").answers(501, "this version does not do it"));
            return new Endpoint(route, _ -> {
                throw new DomainException(
                        ApiErrorCode.NOT_IMPLEMENTED,
                        "%s (%s) is a part of Harbor's API that this version of Berth does not have yet"
                                .formatted(name, tag));
            });
        }
    }
}
