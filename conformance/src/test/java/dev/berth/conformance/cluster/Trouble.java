package dev.berth.conformance.cluster;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What happens to a cluster on a bad day, drawn by a seed: nodes are killed, or stopped, and start again; the database
/// and S3 stand still in turn. Between two troubles clients get something done.
final class Trouble {

    private static final int LONGEST_PAUSE_MILLIS = 4000;

    private final Cluster cluster;
    private final Ledger ledger;
    private final BooleanSupplier over;
    private final Random random = new Random(66);
    private int kills;
    private int stops;
    private int pauses;

    Trouble(Cluster cluster, Ledger ledger, BooleanSupplier over) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.over = over;
    }

    /// Makes trouble until it is time to end; everything runs then.
    void run() throws Exception {
        while (!over.getAsBoolean()) {
            awaitPushes(1 + random.nextInt(12));
            BerthProcess node = cluster.node(random.nextInt(Cluster.NODES));
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    kills++;
                    node.kill();
                    startAgain(node);
                }
                case 2 -> {
                    stops++;
                    node.stop();
                    startAgain(node);
                }
                case 3 -> {
                    kills += 2;
                    BerthProcess other = cluster.node((cluster.nodes().indexOf(node) + 1) % Cluster.NODES);
                    node.kill();
                    other.kill();
                    startAgain(other);
                    startAgain(node);
                }
                case 4 -> pauseDatabase();
                default -> pauseContent();
            }
        }
    }

    private void awaitPushes(int count) throws Exception {
        int wanted = ledger.pushes() + count;
        Await.until(
                "clients get something done",
                () -> ledger.pushes() >= wanted || over.getAsBoolean() || !ledger.whole());
    }

    /// As whatever looks after processes would.
    private static void startAgain(BerthProcess node) {
        try {
            node.start();
        } catch (AssertionError once) {
            node.start();
        }
    }

    private void pauseDatabase() throws InterruptedException {
        pauses++;
        cluster.pauseDatabase();
        try {
            aWhile();
        } finally {
            cluster.resumeDatabase();
        }
    }

    private void pauseContent() throws InterruptedException {
        pauses++;
        cluster.pauseContent();
        try {
            aWhile();
        } finally {
            cluster.resumeContent();
        }
    }

    /// As long as the outage lasts.
    private void aWhile() throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(500 + random.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return "%d kills, %d stops, %d pauses".formatted(kills, stops, pauses);
    }
}
