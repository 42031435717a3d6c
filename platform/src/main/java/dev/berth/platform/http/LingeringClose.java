package dev.berth.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// Closes a connection whose client is still sending, so that the client reads the answer. A plain close would make
/// the kernel reset the connection, and the reset would overtake the answer. So: say that nothing more will come,
/// throw away what still arrives, and close when the client does, at the latest after [#LIMIT_SECONDS].
final class LingeringClose extends ChannelInboundHandlerAdapter {

    private static final long LIMIT_SECONDS = 20;

    /// Starts the close of `channel`; everything to be sent has been written. Event loop.
    static void start(Channel channel) {
        if (!channel.isActive()) {
            return;
        }
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            var _ = tls.closeOutbound();
        }
        channel.pipeline().addFirst(new LingeringClose());
        channel.config().setAutoRead(true);
        if (channel instanceof DuplexChannel duplex) {
            var _ = duplex.shutdownOutput();
        }
        var timer = channel.eventLoop()
                .schedule(
                        () -> {
                            var _ = channel.close();
                        },
                        LIMIT_SECONDS,
                        TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> timer.cancel(false));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
