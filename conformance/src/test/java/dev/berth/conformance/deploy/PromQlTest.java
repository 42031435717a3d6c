package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("deploy")
final class PromQlTest {

    @Test
    void findsMetricsAmongFunctionsLabelsAndNumbers() {
        String query = """
                sum by (type, outcome) (rate(jobs_count{state="a b", name=~"$x"}[$__rate_interval])) > 1e9
                  or predict_linear(room_bytes[6h], 24 * 3600) < 0 and on (instance) time() - max(last_seconds) > 2""";

        assertThat(PromQl.metrics(query)).containsExactly("jobs_count", "last_seconds", "room_bytes");
        assertThat(PromQl.labels(query)).containsExactly("jobs_count{name}", "jobs_count{state}");
    }
}
