package dev.berth.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void aScrapeShowsOwnMetersAndThoseOfTheJvm() {
        try (Metrics metrics = Metrics.create()) {
            metrics.registry().counter("things.done").increment(3);

            assertThat(metrics.scrape())
                    .contains("things_done_total 3.0", "jvm_memory_used_bytes", "process_uptime_seconds");
        }
    }
}
