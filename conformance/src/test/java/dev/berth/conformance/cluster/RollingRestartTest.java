package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nodes are asked to stop and start again one at a time while clients push through nginx.
@Nodes
@Tag("cluster")
final class RollingRestartTest {

    private final Cluster cluster;

    RollingRestartTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void pushesGoOnWhileOneNodeAfterTheOtherIsStartedAgain() throws Exception {
        var pushers = new PushersMeanwhile(cluster);

        Ledger ledger = pushers.during(() -> {
            for (BerthProcess node : cluster.nodes()) {
                node.stop();
                pushers.awaitPushes(5);
                node.start();
            }
        });

        System.out.println("rolling restart: " + ledger.pushes() + " images pushed; answers " + ledger.statuses());
        assertThat(cluster.broken(ledger)).isEmpty();
    }
}
