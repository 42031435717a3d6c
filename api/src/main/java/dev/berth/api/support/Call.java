package dev.berth.api.support;

import dev.berth.access.principal.Principal;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request that a route answers: who asks, and the variable parts of the path, decoded.
public record Call(Request request, Principal principal, Map<String, String> path) {

    public Call {
        path = Map.copyOf(path);
    }

    /// Who asks, and where from.
    public Actor actor() {
        return principal.actor().from(Origins.of(request));
    }

    /// A variable part of the path; the route's template has it.
    public String variable(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no path variable '" + name + "'");
        }
        return value;
    }

    /// A variable part of the path that is a number; anything else names nothing, so NOT_FOUND.
    public long number(String name) {
        String value = variable(name);
        if (value.isEmpty() || value.length() > 18 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new DomainException(ApiErrorCode.NOT_FOUND, "nothing has the id '%s'".formatted(shorten(value)));
        }
        return Long.parseLong(value);
    }

    /// The first query parameter of this name that is not empty.
    public Optional<String> query(String name) {
        return Queries.first(request.query(), name).filter(value -> !value.isEmpty());
    }

    /// All query parameters of this name.
    public List<String> queries(String name) {
        return Queries.all(request.query(), name);
    }

    /// A query parameter that says yes or no.
    public Optional<Boolean> flag(String name) {
        return query(name).map(value -> switch (value) {
            case "true", "1", "t", "True", "TRUE" -> true;
            case "false", "0", "f", "False", "FALSE" -> false;
            default ->
                throw new DomainException(
                        ApiErrorCode.BAD_REQUEST,
                        "the parameter %s is '%s'; say true or false".formatted(name, shorten(value)));
        });
    }

    /// A query parameter that names a moment, such as `2006-01-02T15:04:05Z`; in UTC unless it says otherwise.
    public Optional<Instant> moment(String name) {
        return query(name)
                .map(value -> Times.parse(value)
                        .orElseThrow(() -> new DomainException(
                                ApiErrorCode.BAD_REQUEST,
                                "the parameter %s is '%s'; say a time such as 2006-01-02T15:04:05Z"
                                        .formatted(name, shorten(value)))));
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
