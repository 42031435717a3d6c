package dev.berth.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// The one door to the channel under a Vert.x connection, which its public interface does not show.
final class Channels {

    private Channels() {}

    static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /// The place in the pipeline from which the connection itself writes. HTTP/1 only.
    static ChannelHandlerContext context(HttpConnection connection) {
        return ((ConnectionBase) connection).channelHandlerContext();
    }
}
