package dev.berth.platform.http;

import java.time.Duration;

/// What every exchange of one server shares.
record Serving(
        Application application,
        HttpMetrics metrics,
        AccessLog accessLog,
        RequestIds ids,
        TrustedProxies proxies,
        Duration idleTimeout) {}
