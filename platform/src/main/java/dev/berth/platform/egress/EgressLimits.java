package dev.berth.platform.egress;

import java.time.Duration;

/// How much of anybody else's time and words we bear.
///
/// @param connect until a connection stands, TLS included
/// @param total from the beginning to the end
/// @param body how many bytes of an answer are read
public record EgressLimits(Duration connect, Duration total, int body) {

    public static final EgressLimits DEFAULT =
            new EgressLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 16 * 1024);
}
