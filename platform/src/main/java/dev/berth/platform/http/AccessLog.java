package dev.berth.platform.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line per request, through the logger `berth.access`. The query is left out: it may carry tokens.
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("berth.access");

    private final AccessLogScope scope;

    AccessLog(AccessLogScope scope) {
        this.scope = scope;
    }

    boolean covers(boolean blocking) {
        return switch (scope) {
            case NONE -> false;
            case BLOCKING -> blocking && LOG.isInfoEnabled();
            case ALL -> LOG.isInfoEnabled();
        };
    }

    /// `status` 0: the exchange was cut before its answer ended.
    void write(Request request, int status, long sent, long nanos) {
        LOG.atInfo()
                .addKeyValue("requestId", request.id())
                .addKeyValue("method", request.method())
                .addKeyValue("path", request.path())
                .addKeyValue("status", status)
                .addKeyValue("bytes", sent)
                .addKeyValue("micros", nanos / 1000)
                .addKeyValue("remote", request.remoteAddress())
                .log("answered");
    }
}
