package dev.berth.api.support;

import dev.berth.platform.http.Method;
import java.util.Set;

/// A promise of the API: what is answered, who may ask, and what it means. It cannot be made without stating its
/// access.
public record Route(Set<Method> methods, PathTemplate path, AccessRule access, Documentation documentation) {

    public Route {
        methods = Set.copyOf(methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("a route answers at least one method: " + path);
        }
    }

    public Route(Method method, String path, AccessRule access, Documentation documentation) {
        this(Set.of(method), new PathTemplate(path), access, documentation);
    }

    /// A route that answers GET and HEAD alike.
    public static Route reading(String path, AccessRule access, Documentation documentation) {
        return new Route(Set.of(Method.GET, Method.HEAD), new PathTemplate(path), access, documentation);
    }
}
