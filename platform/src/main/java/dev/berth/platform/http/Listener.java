package dev.berth.platform.http;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server of one event loop; all of them share the port.
final class Listener extends VerticleBase {

    private static final int READ_CHUNK = 128 * 1024;
    /// What one read of a socket takes at most; reads of idle connections stay small.
    private static final int LARGEST_READ = 128 * 1024;

    private static final int STREAM_WINDOW = 4 * 1024 * 1024;
    private static final int CONNECTION_WINDOW = 16 * 1024 * 1024;
    private static final int MAX_STREAMS = 256;

    private final HttpServerConfig config;
    private final Serving serving;
    private io.vertx.core.http.@Nullable HttpServer server;

    Listener(HttpServerConfig config, Serving serving) {
        this.config = config;
        this.serving = serving;
    }

    @Override
    public Future<?> start() {
        var created = vertx.createHttpServer(options())
                .connectionHandler(this::connected)
                .requestHandler(wire -> Exchange.begin(serving, wire))
                .invalidRequestHandler(this::refuse)
                .exceptionHandler(_ -> {});
        server = created;
        return created.listen(address());
    }

    /// All listeners bind the same address; the engine then hands its connections out to them in turn.
    private SocketAddress address() {
        return config.port() == 0
                ? SocketAddress.sharedRandomPort(1, config.host())
                : SocketAddress.inetSocketAddress(config.port(), config.host());
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setStrictThreadMode(true)
                .setMaxInitialLineLength(config.maxHeaderBytes())
                .setMaxHeaderSize(config.maxHeaderBytes())
                .setMaxChunkSize(READ_CHUNK)
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setAcceptBacklog(4096)
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setInitialSettings(new Http2Settings()
                        .setInitialWindowSize(STREAM_WINDOW)
                        .setMaxConcurrentStreams(MAX_STREAMS)
                        .setMaxHeaderListSize(config.maxHeaderBytes()));
        TlsFiles tls = config.tls();
        if (tls != null) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(TlsKeys.options(tls))
                    .setSslEngineOptions(
                            OpenSsl.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions());
        }
        return options;
    }

    private void connected(HttpConnection connection) {
        serving.metrics().connectionOpened();
        connection.closeHandler(_ -> serving.metrics().connectionClosed());
        Channel channel = Channels.of(connection);
        channel.config().setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(512, 4096, LARGEST_READ));
        channel.pipeline()
                .replace(
                        Connection.NAME,
                        Connection.NAME,
                        new Connection(config.idleTimeout().toMillis()));
    }

    /// Answers what the parser could not read; no application is asked.
    private void refuse(HttpServerRequest wire) {
        Throwable cause = wire.decoderResult().cause();
        int status = switch (cause) {
            case TooLongHttpLineException _ -> 414;
            case TooLongHttpHeaderException _ -> 431;
            case null, default -> 400;
        };
        String text = status == 400
                ? "the request is malformed\n"
                : "the request line and the headers may have %d bytes each\n".formatted(config.maxHeaderBytes());
        wire.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("X-Request-Id", serving.ids().idFor(null))
                .end(text)
                .onComplete(_ -> LingeringClose.start(Channels.of(wire.connection())));
    }

    int port() {
        return server == null ? 0 : server.actualPort();
    }

    Future<?> reloadTls() {
        TlsFiles tls = config.tls();
        if (server == null || tls == null) {
            return Future.succeededFuture();
        }
        ServerSSLOptions options = new ServerSSLOptions();
        options.setKeyCertOptions(TlsKeys.options(tls));
        return server.updateSSLOptions(options, true);
    }

    Future<?> shutdown(Duration grace) {
        return server == null ? Future.succeededFuture() : server.shutdown(grace);
    }
}
