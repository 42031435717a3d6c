package dev.berth.platform.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The server's meters, looked up once: `http_requests` by method and status class (timers, so they count too),
/// `http_requests_in_flight`, `http_bytes` by direction, `http_connections`.
final class HttpMetrics {

    private static final int STATUS_CLASSES = 6;

    private final Map<Method, Timer[]> requests = new EnumMap<>(Method.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Counter bytesIn;
    private final Counter bytesOut;

    HttpMetrics(MeterRegistry meters) {
        for (Method method : Method.values()) {
            Timer[] byStatus = new Timer[STATUS_CLASSES];
            for (int statusClass = 0; statusClass < STATUS_CLASSES; statusClass++) {
                byStatus[statusClass] = Timer.builder("http.requests")
                        .description("Requests answered, and how long from the head's arrival to the answer's end")
                        .tag("method", method.name())
                        .tag("status", statusClass == 0 ? "cut" : statusClass + "xx")
                        .register(meters);
            }
            requests.put(method, byStatus);
        }
        Gauge.builder("http.requests.in.flight", inFlight, AtomicInteger::get)
                .description("Requests whose answer has not ended")
                .register(meters);
        Gauge.builder("http.connections", connections, AtomicInteger::get)
                .description("Open client connections")
                .register(meters);
        bytesIn = bytes(meters, "in");
        bytesOut = bytes(meters, "out");
    }

    private static Counter bytes(MeterRegistry meters, String direction) {
        return Counter.builder("http.bytes")
                .description("Body bytes received and sent")
                .tag("direction", direction)
                .register(meters);
    }

    void connectionOpened() {
        connections.incrementAndGet();
    }

    void connectionClosed() {
        connections.decrementAndGet();
    }

    void requestStarted() {
        inFlight.incrementAndGet();
    }

    /// `status` 0: the exchange was cut before its answer ended.
    void requestEnded(Method method, int status, long nanos, long received, long sent) {
        inFlight.decrementAndGet();
        int statusClass = status / 100;
        Timer[] byStatus = Objects.requireNonNull(requests.get(method));
        byStatus[statusClass < STATUS_CLASSES ? statusClass : 0].record(nanos, TimeUnit.NANOSECONDS);
        if (received > 0) {
            bytesIn.increment((double) received);
        }
        if (sent > 0) {
            bytesOut.increment((double) sent);
        }
    }
}
