package dev.berth.platform.http;

import java.util.List;
import java.util.Optional;

/// A request whose head has arrived; its body may still be on the way.
public interface Request {

    /// The request id: the client's `X-Request-Id` when it is a sane one, else a new one. On every response and in
    /// logs.
    String id();

    Method method();

    /// The path as it came, percent-encoding included, without the query.
    String path();

    QueryString query();

    /// The first header of this name, in any case.
    Optional<String> header(String name);

    /// All headers of this name, in order; a comma inside a value is left alone.
    List<String> headers(String name);

    /// The peer's IP address.
    String remoteAddress();

    /// Whether the client used TLS, as far as this server or a trusted proxy knows.
    boolean secure();

    /// The host and port the client asked for, from the `Host` header or `:authority`.
    String authority();

    RequestBody body();
}
