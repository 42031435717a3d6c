package dev.berth.platform.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2LocalFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/// Ends an HTTP/2 stream that is answered while its client is still sending. A reset at once would be overtaken by
/// what is under way, and the engine answers every frame of a stream that is no more with a reset of its own; after
/// 200 of them in half a minute it takes the client for one who attacks, and ends the connection with all its other
/// streams. So: give the client no more to send, and reset when it has used up what it may (or seems to have
/// stopped), at the latest after [#LIMIT_SECONDS]. Event loop.
final class LingeringReset {

    private static final long LIMIT_SECONDS = 20;
    private static final long LOOK_MILLIS = 10;
    private static final long QUIET_MILLIS = 1000;

    private final Channel channel;
    private final Http2Connection connection;
    private final int id;
    private final Runnable reset;
    private final long started = System.nanoTime();

    private int left;
    private long changed = started;

    private LingeringReset(Channel channel, Http2Connection connection, int id, Runnable reset) {
        this.channel = channel;
        this.connection = connection;
        this.id = id;
        this.reset = reset;
    }

    /// Runs `reset` when nothing more of the body of `wire` is to be expected; not at all when the client ends the
    /// stream itself. Nobody may read the body any more.
    static void start(HttpServerRequest wire, Runnable reset) {
        Channel channel = Channels.of(wire.connection());
        Http2Connection connection =
                channel.pipeline().get(Http2ConnectionHandler.class).connection();
        new LingeringReset(channel, connection, Math.toIntExact(wire.streamId()), reset).look();
    }

    private void look() {
        Http2Stream stream = connection.stream(id);
        if (stream == null) {
            return;
        }
        Http2LocalFlowController flow = connection.local().flowController();
        long now = System.nanoTime();
        int window = Math.min(flow.windowSize(stream), flow.windowSize(connection.connectionStream()));
        if (window != left) {
            left = window;
            changed = now;
        }
        if (window <= 0
                || now - changed >= TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS)
                || now - started >= TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
            reset.run();
        } else {
            var _ = channel.eventLoop().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
