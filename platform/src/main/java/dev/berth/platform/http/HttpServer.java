package dev.berth.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running HTTP server: HTTP/1.1 and HTTP/2, in clear text or under TLS. Safe for use by many threads.
public final class HttpServer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Vertx vertx;
    private final @Nullable TlsFiles tls;
    private final List<Listener> listeners;

    private HttpServer(Vertx vertx, @Nullable TlsFiles tls, List<Listener> listeners) {
        this.vertx = vertx;
        this.tls = tls;
        this.listeners = listeners;
    }

    /// Starts a server and returns when it listens.
    ///
    /// @throws UncheckedIOException when the address is taken, or the TLS files cannot be read or do not fit
    public static HttpServer start(HttpServerConfig config, Application application, MeterRegistry meters) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(config.eventLoops())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        if (!vertx.isNativeTransportEnabled()) {
            LOG.info(
                    "sockets are served by the calls that all systems share, which cost more: {}",
                    Objects.toString(vertx.unavailableNativeTransportCause(), "there are no others for this system"));
        }
        Serving serving = new Serving(
                application,
                new HttpMetrics(meters),
                new AccessLog(config.accessLog()),
                new RequestIds(processName()),
                config.trustedProxies(),
                config.idleTimeout());
        List<Listener> listeners = new CopyOnWriteArrayList<>();
        TlsFiles tls = config.tls();
        try {
            if (tls != null) {
                TlsKeys.requireFit(vertx, tls);
            }
            await(vertx.deployVerticle(
                    () -> {
                        Listener listener = new Listener(config, serving);
                        listeners.add(listener);
                        return listener;
                    },
                    new DeploymentOptions().setInstances(config.eventLoops())));
        } catch (IOException failure) {
            vertx.close();
            throw new UncheckedIOException(
                    "cannot listen on %s:%d: %s".formatted(config.host(), config.port(), failure.getMessage()),
                    failure);
        }
        return new HttpServer(vertx, tls, List.copyOf(listeners));
    }

    private static String processName() {
        return Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX)
                + Long.toString(System.nanoTime() & Long.MAX_VALUE, Character.MAX_RADIX);
    }

    /// The port it listens on.
    public int port() {
        return listeners.getFirst().port();
    }

    /// Reads the TLS files again; connections that are open keep the old certificate.
    ///
    /// @throws IOException when they cannot be read or do not fit; the old ones stay in use
    public void reloadTls() throws IOException {
        if (tls != null) {
            TlsKeys.requireFit(vertx, tls);
        }
        for (Listener listener : listeners) {
            await(listener.reloadTls());
        }
    }

    /// Stops: accepts no more, lets running exchanges end for at most `grace`, then cuts what is left. Returns when
    /// all is closed.
    public void close(Duration grace) {
        Future<?> stopped = Future.join(
                listeners.stream().map(listener -> listener.shutdown(grace)).toList());
        try {
            stopped.toCompletionStage()
                    .toCompletableFuture()
                    .get(grace.toMillis() + PATIENCE_SECONDS * 1000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // What did not end in time is cut below.
        }
        try {
            await(vertx.close());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
            throw new IOException(cause.getMessage(), cause);
        } catch (TimeoutException late) {
            throw new IOException("no end after %d s".formatted(PATIENCE_SECONDS), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
