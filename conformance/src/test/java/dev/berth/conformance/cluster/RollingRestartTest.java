package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nodes are asked to stop and start again one at a time, as in a rolling upgrade, while clients push through nginx.
@Nodes
@Tag("cluster")
final class RollingRestartTest {

    private static final int CLIENTS = 4;
    private static final int LEASE_SECONDS = 3600;

    private final Cluster cluster;

    RollingRestartTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void pushesGoOnWhileOneNodeAfterTheOtherIsStartedAgain() throws Exception {
        var images = new Images(68);
        List<byte[]> pool = List.of(images.bytes(50_000), images.bytes(60_000), images.bytes(70_000));
        var ledger = new Ledger();
        var over = new AtomicBoolean();
        String project = cluster.newProject();
        var work = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    var repository = cluster.admin().repository(project + "/r" + i);
                    var pusher =
                            new Pusher(repository, ledger, pool, i, LEASE_SECONDS, () -> over.get() || !ledger.whole());
                    work.add(threads.submit(() -> {
                        pusher.run();
                        return pusher;
                    }));
                }
                for (BerthProcess node : cluster.nodes()) {
                    int pushes = ledger.pushes();
                    node.stop();
                    Await.until("the others go on", () -> ledger.pushes() > pushes + 5 || !ledger.whole());
                    node.start();
                }
            } finally {
                over.set(true);
            }
        }
        for (Future<?> each : work) {
            each.get();
        }

        System.out.println("rolling restart: " + ledger.pushes() + " images pushed; answers " + ledger.statuses());
        for (BerthProcess node : cluster.nodes()) {
            assertThat(ledger.broken(node.admin())).isEmpty();
        }
    }
}
