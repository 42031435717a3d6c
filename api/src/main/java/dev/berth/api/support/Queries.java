package dev.berth.api.support;

import dev.berth.platform.http.QueryString;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Optional;

/// Reads query parameters; broken percent-encoding is the client's mistake, BAD_REQUEST.
public final class Queries {

    private Queries() {}

    public static Optional<String> first(QueryString query, String name) {
        try {
            return query.first(name);
        } catch (IllegalArgumentException e) {
            throw broken(e);
        }
    }

    public static List<String> all(QueryString query, String name) {
        try {
            return query.all(name);
        } catch (IllegalArgumentException e) {
            throw broken(e);
        }
    }

    private static DomainException broken(IllegalArgumentException cause) {
        return new DomainException(
                ApiErrorCode.BAD_REQUEST, "the query of the address is not properly percent-encoded", cause);
    }
}
