package dev.berth.platform.http;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Connects a request's incoming bytes to an [IncomingBody].
final class WireBody {

    private WireBody() {}

    /// The body of `wire`, held back until someone reads it; null when the request has none. Event loop.
    static @Nullable IncomingBody of(HttpServerRequest wire, Context context, Runnable cut, Duration idleTimeout) {
        String length = wire.headers().get(HttpHeaders.CONTENT_LENGTH);
        boolean multiplexed = wire.version() == HttpVersion.HTTP_2;
        if (length == null ? !mayHaveUnannouncedBody(wire, multiplexed) : length.equals("0")) {
            return null;
        }
        boolean expects = "100-continue".equalsIgnoreCase(wire.headers().get(HttpHeaders.EXPECT));
        Flow flow = multiplexed ? new StreamFlow(wire) : new ChannelFlow(wire);
        IncomingBody body = new IncomingBody(
                flow,
                task -> context.runOnContext(_ -> task.run()),
                cut,
                length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length)),
                expects,
                idleTimeout);
        flow.shut();
        wire.handler(
                buffer -> body.arrive(((BufferInternal) buffer).getByteBuf().nioBuffer()));
        wire.endHandler(_ -> body.end());
        wire.exceptionHandler(failure -> {
            // What the peer sent before it went away still stands in the engine's queue; it comes first.
            flow.open();
            context.runOnContext(_ -> body.abort("the client closed the connection"));
        });
        return body;
    }

    private static boolean mayHaveUnannouncedBody(HttpServerRequest wire, boolean multiplexed) {
        return multiplexed
                ? switch (WireRequest.methodOf(wire)) {
                    case POST, PUT, PATCH -> true;
                    case GET, HEAD, DELETE, OPTIONS, OTHER -> false;
                }
                : wire.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /// HTTP/1: the connection carries one body at a time, so its socket is simply not read.
    private record ChannelFlow(HttpServerRequest wire) implements Flow {

        @Override
        public void open() {
            channel().config().setAutoRead(true);
        }

        @Override
        public void shut() {
            channel().config().setAutoRead(false);
        }

        private Channel channel() {
            return Channels.of(wire.connection());
        }

        @Override
        public void invite() {
            wire.response().writeContinue();
        }
    }

    /// HTTP/2: the stream's flow-control window fills up and stops the sender.
    private record StreamFlow(HttpServerRequest wire) implements Flow {

        @Override
        public void open() {
            if (!wire.isEnded()) {
                wire.resume();
            }
        }

        @Override
        public void shut() {
            wire.pause();
        }

        @Override
        public void invite() {
            wire.response().writeContinue();
        }
    }
}
