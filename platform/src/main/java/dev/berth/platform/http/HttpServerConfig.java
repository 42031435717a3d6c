package dev.berth.platform.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the server listens. Port 0 takes a free port. `maxHeaderBytes` bounds the request line and the header block
/// each. `idleTimeout` ends a connection on which neither side moved a byte while the server was waiting for the
/// client; there is no limit on the whole time or size of a request. `eventLoops` is a number of threads.
public record HttpServerConfig(
        String host,
        int port,
        @Nullable TlsFiles tls,
        int maxHeaderBytes,
        Duration idleTimeout,
        int eventLoops,
        TrustedProxies trustedProxies,
        AccessLogScope accessLog) {

    public HttpServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: %d".formatted(port));
        }
        if (maxHeaderBytes < 8192 || eventLoops < 1 || !idleTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "need at least 8192 header bytes, one event loop and a positive idle timeout");
        }
    }

    /// Clear text on `host` and `port`, with everything else at its default.
    public static HttpServerConfig on(String host, int port) {
        return new HttpServerConfig(
                host,
                port,
                null,
                128 * 1024,
                Duration.ofSeconds(60),
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                TrustedProxies.NONE,
                AccessLogScope.BLOCKING);
    }

    public HttpServerConfig withTls(TlsFiles files) {
        return new HttpServerConfig(
                host, port, files, maxHeaderBytes, idleTimeout, eventLoops, trustedProxies, accessLog);
    }

    public HttpServerConfig withIdleTimeout(Duration timeout) {
        return new HttpServerConfig(host, port, tls, maxHeaderBytes, timeout, eventLoops, trustedProxies, accessLog);
    }

    public HttpServerConfig withEventLoops(int loops) {
        return new HttpServerConfig(host, port, tls, maxHeaderBytes, idleTimeout, loops, trustedProxies, accessLog);
    }

    public HttpServerConfig withTrustedProxies(TrustedProxies proxies) {
        return new HttpServerConfig(host, port, tls, maxHeaderBytes, idleTimeout, eventLoops, proxies, accessLog);
    }

    public HttpServerConfig withAccessLog(AccessLogScope scope) {
        return new HttpServerConfig(host, port, tls, maxHeaderBytes, idleTimeout, eventLoops, trustedProxies, scope);
    }
}
