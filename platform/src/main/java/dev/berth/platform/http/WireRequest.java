package dev.berth.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request as it came over the wire, with what trusted proxies say about its origin.
final class WireRequest implements Request {

    private final HttpServerRequest wire;
    private final String id;
    private final Method method;
    private final RequestBody body;
    private final TrustedProxies proxies;

    WireRequest(HttpServerRequest wire, String id, RequestBody body, TrustedProxies proxies) {
        this.wire = wire;
        this.id = id;
        this.method = methodOf(wire);
        this.body = body;
        this.proxies = proxies;
    }

    static Method methodOf(HttpServerRequest wire) {
        return switch (wire.method().name()) {
            case "GET" -> Method.GET;
            case "HEAD" -> Method.HEAD;
            case "POST" -> Method.POST;
            case "PUT" -> Method.PUT;
            case "PATCH" -> Method.PATCH;
            case "DELETE" -> Method.DELETE;
            case "OPTIONS" -> Method.OPTIONS;
            default -> Method.OTHER;
        };
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public String path() {
        String path = wire.path();
        return path == null ? "" : path;
    }

    @Override
    public QueryString query() {
        String query = wire.query();
        return new QueryString(query == null ? "" : query);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(wire.getHeader(name));
    }

    @Override
    public List<String> headers(String name) {
        return wire.headers().getAll(name);
    }

    @Override
    public String remoteAddress() {
        String peer = wire.remoteAddress().hostAddress();
        if (peer == null) {
            return "";
        }
        if (!proxies.trusts(peer)) {
            return peer;
        }
        // Each hop appends the address it saw: from the right, the first that is not a trusted proxy is the client.
        String client = peer;
        String[] hops = String.join(",", headers("X-Forwarded-For")).split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (hop.isEmpty()) {
                continue;
            }
            client = hop;
            if (!proxies.trusts(hop)) {
                break;
            }
        }
        return client;
    }

    @Override
    public boolean secure() {
        String forwarded = forwarded("X-Forwarded-Proto");
        return forwarded == null ? wire.isSSL() : forwarded.equalsIgnoreCase("https");
    }

    @Override
    public String authority() {
        String forwarded = forwarded("X-Forwarded-Host");
        if (forwarded != null) {
            return forwarded;
        }
        if (wire.version() == HttpVersion.HTTP_2) {
            HostAndPort authority = wire.authority();
            return authority == null ? "" : authority.toString();
        }
        String host = wire.getHeader("Host");
        return host == null ? "" : host;
    }

    /// The first value of a header that only a trusted proxy may set.
    private @Nullable String forwarded(String name) {
        String value = wire.getHeader(name);
        if (value == null || !proxies.trusts(wire.remoteAddress().hostAddress())) {
            return null;
        }
        int comma = value.indexOf(',');
        return (comma < 0 ? value : value.substring(0, comma)).strip();
    }

    @Override
    public RequestBody body() {
        return body;
    }
}
