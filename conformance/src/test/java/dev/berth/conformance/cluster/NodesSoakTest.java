package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Scale;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients push, delete and move tags through nginx while nodes die and start again, the database and S3 stand still
/// in turn, and garbage is collected all the time with short leases. Whatever was acknowledged is there at the end, on
/// every node. A minute, or 20 in full.
@Tag("cluster")
final class NodesSoakTest {

    private static final int POOL = 30;
    private static final int BLOB = 64 << 10;
    private static final int REPOSITORIES = 3;
    private static final int LEASE_SECONDS = 40;

    private final int clients = Scale.of(6, 16);
    private final Ledger ledger = new Ledger();

    @Test
    void nothingAcknowledgedIsLostWhileNodesDieAndServersStandStill() throws Exception {
        var images = new Images(65);
        var pool = new ArrayList<byte[]>();
        for (int i = 0; i < POOL; i++) {
            pool.add(images.bytes(BLOB));
        }
        try (Cluster cluster = Cluster.named("soak-nodes")
                .with("gc.interval", "1s")
                .with("gc.lease", LEASE_SECONDS + "s")
                .start()) {
            long end = System.nanoTime() + Scale.of(60L, 1200L) * 1_000_000_000L;
            BooleanSupplier over = () -> System.nanoTime() > end || !ledger.whole();
            String project = cluster.newProject();
            var trouble = new Trouble(cluster, ledger, over);
            var work = new ArrayList<Future<?>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < clients; i++) {
                    var repository = cluster.admin().repository(project + "/r" + i % REPOSITORIES);
                    var pusher = new Pusher(repository, ledger, pool, i, LEASE_SECONDS, over);
                    work.add(threads.submit(() -> {
                        pusher.run();
                        return pusher;
                    }));
                }
                trouble.run();
            }
            for (Future<?> each : work) {
                each.get();
            }

            cluster.awaitReady();
            System.out.println("soak of three nodes: " + ledger.pushes() + " images pushed, " + ledger.images()
                    + " kept; " + trouble + "; answers " + ledger.statuses());
            System.out.println("collections: "
                    + cluster.rows("select outcome, count(*) from job_run where name = 'collection' group by outcome"));
            assertThat(cluster.broken(ledger)).isEmpty();
            assertThat(ledger.pushes()).isGreaterThan(clients);
        }
    }
}
