package dev.berth.platform.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/// Watches one client connection for silence. Bytes that leave count as life, however slowly they leave; and while a
/// handler works on an answer the client has no part in, silence is not the client's fault.
final class Connection extends IdleStateHandler {

    static final String NAME = "idle";

    private int working;

    Connection(long idleMillis) {
        super(true, 0, 0, idleMillis, TimeUnit.MILLISECONDS);
    }

    void handlerStarted() {
        working++;
    }

    void handlerEnded() {
        working--;
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) throws Exception {
        if (working == 0 && !mayBeSending(context, event)) {
            super.channelIdle(context, event);
        }
    }

    /// The engine begins to look at what leaves only when the time is up for the first time, and a file of a gigabyte
    /// is one message to it, not gone until all of it is. A client that takes nothing is found the second time.
    private static boolean mayBeSending(ChannelHandlerContext context, IdleStateEvent event) {
        ChannelOutboundBuffer leaving = context.channel().unsafe().outboundBuffer();
        return event.isFirst() && leaving != null && !leaving.isEmpty();
    }
}
