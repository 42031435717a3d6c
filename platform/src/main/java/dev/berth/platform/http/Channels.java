package dev.berth.platform.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// The one door to the channel under a Vert.x connection, which its public interface does not show.
final class Channels {

    private Channels() {}

    static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
