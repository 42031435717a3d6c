package dev.berth.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One request and its answer. Lives on the connection's event loop; only the handler and the reading of bodies that
/// may block run on virtual threads.
final class Exchange {

    /// The key of the request id in the logging context of handlers.
    static final String REQUEST_ID = "requestId";

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final int RESET_NO_ERROR = 0;
    private static final int RESET_INTERNAL_ERROR = 2;

    private final Serving serving;
    private final HttpServerRequest wire;
    private final HttpServerResponse out;
    private final Context context;
    private final boolean multiplexed;
    private final @Nullable IncomingBody incoming;
    private final WireRequest request;
    private final long started = System.nanoTime();

    private @Nullable Connection connection;
    private @Nullable ResponseBody held;
    private boolean lively;
    private boolean gone;
    private boolean finished;

    private Exchange(Serving serving, HttpServerRequest wire) {
        this.serving = serving;
        this.wire = wire;
        this.out = wire.response();
        this.context = ((HttpServerRequestInternal) wire).context();
        this.multiplexed = wire.version() == HttpVersion.HTTP_2;
        this.incoming = WireBody.of(wire, context, this::cut, serving.idleTimeout());
        this.request = new WireRequest(
                wire,
                serving.ids().idFor(wire.headers().get(X_REQUEST_ID)),
                incoming == null ? EmptyBody.INSTANCE : incoming,
                serving.proxies());
    }

    /// Answers `wire`. Event loop.
    static void begin(Serving serving, HttpServerRequest wire) {
        new Exchange(serving, wire).dispatch();
    }

    private void dispatch() {
        serving.metrics().requestStarted();
        out.exceptionHandler(_ -> clientGone());
        Handling handling;
        try {
            handling = serving.application().dispatch(request);
        } catch (RuntimeException | Error failure) {
            handling = new Handling.Immediate(failure(failure));
        }
        switch (handling) {
            case Handling.Immediate(Response response) -> respond(response);
            case Handling.Blocking(Handler handler) -> {
                Connection watched =
                        (Connection) Channels.of(wire.connection()).pipeline().get(Connection.NAME);
                connection = watched;
                watched.handlerStarted();
                Thread.ofVirtual().name(request.id()).start(() -> handle(handler));
            }
        }
    }

    private void handle(Handler handler) {
        MDC.put(REQUEST_ID, request.id());
        Response response;
        try {
            response = handler.handle(request);
        } catch (IOException | RuntimeException | Error failure) {
            response = failure(failure);
        }
        Response answer = response;
        context.runOnContext(_ -> respond(answer));
    }

    private Response failure(Throwable failure) {
        try {
            return serving.application().failure(request, failure);
        } catch (RuntimeException | Error second) {
            LOG.error("the answer to a failure failed", second);
            return Response.of(500);
        }
    }

    private void respond(Response answer) {
        if (connection != null) {
            connection.handlerEnded();
        }
        held = answer.body();
        if (gone || out.closed()) {
            finish(0, 0);
            return;
        }
        try {
            send(whole(answer));
        } catch (RuntimeException failure) {
            LOG.warn("cannot send the answer to {} {}", request.method(), request.path(), failure);
            cut();
        }
    }

    /// The answer, or a failure's instead when its file has lost bytes: a length must not be promised in vain.
    private Response whole(Response answer) {
        if (!(answer.body() instanceof ResponseBody.FileSlice file)) {
            return answer;
        }
        try {
            long size = file.channel().size();
            long needed = file.offset() + file.length();
            if (size >= needed) {
                return answer;
            }
            throw new IOException("the file has %d bytes, %d are needed".formatted(size, needed));
        } catch (IOException failure) {
            Bodies.release(file);
            Response instead = failure(failure);
            held = instead.body();
            return instead;
        }
    }

    private void send(Response response) {
        ResponseBody body = response.body();
        IncomingBody.Rest rest = incoming == null ? IncomingBody.Rest.NONE : incoming.rest();
        boolean bodiless = response.status() == 204 || response.status() == 304;
        boolean silent = bodiless || request.method() == Method.HEAD || body.length() == 0;
        out.setStatusCode(response.status());
        var headers = out.headers();
        for (Headers.Header line : response.headers().lines()) {
            headers.add(line.name(), line.value());
        }
        headers.set(X_REQUEST_ID, request.id());
        if (body instanceof ResponseBody.Live) {
            sendUnmeasured();
        } else if (!bodiless) {
            headers.set(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()));
        }
        if (rest == IncomingBody.Rest.LARGE && !multiplexed) {
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        int status = response.status();
        if (silent) {
            var sent = out.end();
            sent.onComplete(_ -> settle(rest));
            finish(status, 0);
        } else if (body instanceof ResponseBody.Bytes bytes) {
            var sent = out.end(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes.bytes())));
            if (rest != IncomingBody.Rest.NONE) {
                sent.onComplete(_ -> settle(rest));
            }
            finish(status, bytes.length());
        } else if (body instanceof ResponseBody.FileSlice file && !multiplexed && !wire.isSSL()) {
            sendRegion(file, status, rest);
        } else {
            // A source may have nothing to say for long, which is not the client's fault.
            if (body instanceof ResponseBody.Live && connection != null) {
                connection.handlerStarted();
                lively = true;
            }
            var pump = new BodyPump(
                    out,
                    context,
                    serving.idleTimeout(),
                    sent -> {
                        finish(status, sent);
                        settle(rest);
                        if (body instanceof ResponseBody.Live && wire.version() == HttpVersion.HTTP_1_0) {
                            LingeringClose.start(Channels.of(wire.connection()));
                        }
                    },
                    this::cut);
            Thread.ofVirtual().name(request.id()).start(() -> pump.send(body));
        }
    }

    /// In chunks, or to the end of the connection where there are none.
    private void sendUnmeasured() {
        if (wire.version() == HttpVersion.HTTP_1_0) {
            out.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        } else if (!multiplexed) {
            out.setChunked(true);
        }
    }

    /// Zero copy: the region goes to the socket past the engine's own `sendFile`, which cuts files into small pieces
    /// and logs an error with its stack whenever a client goes away. The head waits for the
    /// beginning of the file: a packet of its own would wake the client for nothing.
    private void sendRegion(ResponseBody.FileSlice file, int status, IncomingBody.Rest rest) {
        Channel channel = Channels.of(wire.connection());
        Channels.hold(channel, true);
        var _ = out.writeHead();
        var region = new SharedFileRegion(file.channel(), file.offset(), file.length());
        Channels.context(wire.connection()).writeAndFlush(region).addListener(transfer -> {
            Channels.hold(channel, false);
            if (transfer.isSuccess()) {
                var ended = out.end();
                finish(status, file.length());
                if (rest != IncomingBody.Rest.NONE) {
                    ended.onComplete(_ -> settle(rest));
                }
            } else {
                cut();
            }
        });
    }

    /// After the answer: leave the connection in a state in which the client can go on, or end it gently.
    private void settle(IncomingBody.Rest rest) {
        if (incoming == null || rest == IncomingBody.Rest.NONE) {
            return;
        }
        if (rest == IncomingBody.Rest.SMALL) {
            // A client that is told to stop what it is about to finish says so too, and who says that too often is
            // taken for one who attacks: its connection would end.
            incoming.discard();
        } else if (multiplexed) {
            LingeringReset.start(wire, () -> out.reset(RESET_NO_ERROR));
        } else {
            LingeringClose.start(Channels.of(wire.connection()));
        }
    }

    private void clientGone() {
        gone = true;
        if (lively) {
            // The source may be waiting for something to say, and would not notice.
            finish(0, 0);
        }
        if (incoming != null) {
            incoming.abort("the client closed the connection");
        }
    }

    /// Ends the exchange without a clean end.
    private void cut() {
        gone = true;
        if (incoming != null) {
            incoming.abort("the connection was closed");
        }
        if (multiplexed) {
            out.reset(RESET_INTERNAL_ERROR);
        } else {
            wire.connection().close();
        }
        if (held != null) {
            finish(0, 0);
        }
    }

    private void finish(int status, long sent) {
        if (finished) {
            return;
        }
        finished = true;
        if (lively && connection != null) {
            connection.handlerEnded();
        }
        if (held != null) {
            Bodies.release(held);
            held = null;
        }
        long nanos = System.nanoTime() - started;
        long received = incoming == null ? 0 : incoming.received();
        serving.metrics().requestEnded(request.method(), status, nanos, received, sent);
        if (serving.accessLog().covers(connection != null)) {
            serving.accessLog().write(request, status, sent, nanos);
        }
    }
}
