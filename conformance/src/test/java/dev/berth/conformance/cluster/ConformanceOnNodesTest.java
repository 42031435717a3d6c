package dev.berth.conformance.cluster;

import dev.berth.conformance.support.OciConformance;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The public conformance program of the distribution specification, each of whose calls goes to another node. It
/// asks at once for what it has deleted a moment before on another node, which remembers as much as by default.
@Tag("cluster")
final class ConformanceOnNodesTest {

    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.named("conformance")
                .with("registry.missing-blobs", "accept")
                .start();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "1.1"})
    void everyCasePassesAndNoneIsSkipped(String version) throws IOException {
        OciConformance.judge(cluster, version, "three-nodes");
    }
}
