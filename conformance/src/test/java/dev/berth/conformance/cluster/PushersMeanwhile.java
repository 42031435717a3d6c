package dev.berth.conformance.cluster;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.Images;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Clients that push through nginx while something is done to the nodes.
final class PushersMeanwhile {

    private static final int CLIENTS = 4;
    private static final int LEASE_SECONDS = 3600;

    private final Cluster cluster;
    private final String project;
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean over = new AtomicBoolean();

    PushersMeanwhile(Cluster cluster) {
        this.cluster = cluster;
        this.project = cluster.newProject();
    }

    /// What is done to the nodes.
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /// The project that they push to.
    String project() {
        return project;
    }

    /// Pushes until the work is done, and returns what the clients were promised.
    Ledger during(Work work) throws Exception {
        var images = new Images(68);
        List<byte[]> pool = List.of(images.bytes(50_000), images.bytes(60_000), images.bytes(70_000));
        var pushers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    var repository = cluster.admin().repository(project + "/r" + i);
                    var pusher = new Pusher(repository, ledger, pool, i, LEASE_SECONDS, this::ended);
                    pushers.add(threads.submit(() -> {
                        pusher.run();
                        return pusher;
                    }));
                }
                work.run();
            } finally {
                over.set(true);
            }
        }
        for (Future<?> each : pushers) {
            each.get();
        }
        return ledger;
    }

    private boolean ended() {
        return over.get() || !ledger.whole();
    }

    /// Returns when so many more images were pushed, or something was found broken.
    void awaitPushes(int more) throws Exception {
        int pushes = ledger.pushes();
        Await.until("pushes go on", () -> ledger.pushes() > pushes + more || !ledger.whole());
    }
}
