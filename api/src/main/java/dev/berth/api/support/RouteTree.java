package dev.berth.api.support;

import dev.berth.platform.http.Method;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the endpoint for a path, part by part. A literal part wins over a variable one.
final class RouteTree {

    /// What a path and method lead to.
    sealed interface Found {

        record Match(Endpoint endpoint, Map<String, String> variables) implements Found {}

        record OtherMethods(Set<Method> allowed) implements Found {}

        record Nothing() implements Found {}
    }

    private final Map<String, RouteTree> literals = new HashMap<>();
    private final Map<Method, Endpoint> endpoints = new EnumMap<>(Method.class);
    private @Nullable RouteTree variable;

    /// A tree of all these endpoints.
    ///
    /// @throws IllegalArgumentException when two of them answer the same
    static RouteTree of(List<Endpoint> endpoints) {
        RouteTree root = new RouteTree();
        endpoints.forEach(root::add);
        return root;
    }

    private void add(Endpoint endpoint) {
        RouteTree node = this;
        for (String segment : endpoint.route().path().segments()) {
            node = PathTemplate.variable(segment)
                    ? node.variableChild()
                    : node.literals.computeIfAbsent(segment, _ -> new RouteTree());
        }
        for (Method method : endpoint.route().methods()) {
            if (node.endpoints.put(method, endpoint) != null) {
                throw new IllegalArgumentException("two routes answer %s %s"
                        .formatted(method, endpoint.route().path()));
            }
        }
    }

    private RouteTree variableChild() {
        if (variable == null) {
            variable = new RouteTree();
        }
        return variable;
    }

    /// The endpoint for these parts of a path, decoded.
    Found find(Method method, List<String> segments) {
        RouteTree node = walk(segments, 0);
        if (node == null) {
            return new Found.Nothing();
        }
        Endpoint endpoint = node.endpoints.get(method);
        if (endpoint == null && method == Method.HEAD) {
            endpoint = node.endpoints.get(Method.GET);
        }
        if (endpoint == null) {
            return new Found.OtherMethods(node.allowed());
        }
        return new Found.Match(endpoint, variables(endpoint, segments));
    }

    private @Nullable RouteTree walk(List<String> segments, int depth) {
        if (depth == segments.size()) {
            return endpoints.isEmpty() ? null : this;
        }
        RouteTree literal = literals.get(segments.get(depth));
        RouteTree found = literal == null ? null : literal.walk(segments, depth + 1);
        if (found == null && variable != null) {
            found = variable.walk(segments, depth + 1);
        }
        return found;
    }

    private Set<Method> allowed() {
        Set<Method> allowed = EnumSet.copyOf(endpoints.keySet());
        if (allowed.contains(Method.GET)) {
            allowed.add(Method.HEAD);
        }
        return allowed;
    }

    private static Map<String, String> variables(Endpoint endpoint, List<String> segments) {
        Map<String, String> variables = new HashMap<>();
        List<String> template = endpoint.route().path().segments();
        for (int i = 0; i < template.size(); i++) {
            if (PathTemplate.variable(template.get(i))) {
                variables.put(PathTemplate.name(template.get(i)), segments.get(i));
            }
        }
        return variables;
    }
}
