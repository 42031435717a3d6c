package dev.berth.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.epoll.EpollSocketChannel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one door to the channel under a Vert.x connection, which its public interface does not show.
final class Channels {

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private Channels() {}

    static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /// The place in the pipeline from which the connection itself writes. HTTP/1 only.
    static ChannelHandlerContext context(HttpConnection connection) {
        return ((ConnectionBase) connection).channelHandlerContext();
    }

    /// Has the system keep what would not fill a packet until it is told otherwise, where it can.
    static void hold(Channel channel, boolean held) {
        if (channel instanceof EpollSocketChannel socket && socket.isOpen()) {
            try {
                socket.config().setTcpCork(held);
            } catch (ChannelException e) {
                LOG.debug("the connection ended before it could be told to {}", held ? "wait" : "go on", e);
            }
        }
    }
}
