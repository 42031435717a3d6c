package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Background work is done once for all nodes, and goes on when the node that did it is gone.
@Tag("cluster")
final class JobsOnNodesTest {

    private final Images images = new Images(63);

    @Test
    void aJobRunsOnOneNodeAtATimeAndIsTakenOverWhenThatNodeIsKilled() throws Exception {
        try (Cluster cluster = Cluster.named("jobs")
                .with("gc.lease", "2s")
                .with("gc.interval", "1s")
                .with("verify.interval", "1s")
                .with("verify.rate", "64KiB")
                .start()) {
            collectionsDoNotOverlap(cluster);
            aKilledNodesJobIsTakenOver(cluster);
            oneOfEverything(cluster);
        }
    }

    private void collectionsDoNotOverlap(Cluster cluster) throws Exception {
        Repository repository = cluster.newRepository();
        List<String> forgotten = List.of(
                repository.pushBlob(images.bytes(1000)),
                repository.pushBlob(images.bytes(2000)),
                repository.pushBlob(images.bytes(3000)));
        byte[] kept = images.bytes(4_000_000);
        repository.push(Images.image(images.config(), List.of(kept)), "kept");

        try (var threads = Executors.newFixedThreadPool(Cluster.NODES)) {
            var asked = new ArrayList<java.util.concurrent.Future<String>>();
            for (BerthProcess node : cluster.nodes()) {
                asked.add(threads.submit(() -> node.run("gc", "run")));
            }
            for (var each : asked) {
                System.out.println("asked at once to collect: " + each.get().strip());
            }
        }
        Await.until(
                "what nothing refers to is collected",
                () -> forgotten.stream()
                        .allMatch(digest -> repository.headBlob(digest).status() == 404));
        assertThat(repository.blob(Sha.sha256(kept)).expect(200).body()).isEqualTo(kept);
        assertThat(cluster.rows("""
                select a.id, a.node, b.id, b.node
                from job_run a
                join job_run b on b.name = a.name and b.id > a.id and b.started < a.ended
                """)).isEmpty();
        Await.until(
                "several nodes take their turns",
                () -> new HashSet<>(cluster.rows("select node from job_run where name = 'collection'")).size() > 1);
    }

    /// Verification reads so slowly here that it is still at work when its node dies.
    private static void aKilledNodesJobIsTakenOver(Cluster cluster) throws Exception {
        String running = "select id, node from job_run where name = 'verification' and outcome = 'running'";
        Await.until("verification runs", () -> !cluster.rows(running).isEmpty());
        String run = cluster.rows(running).getFirst();
        long id = Long.parseLong(run.substring(0, run.indexOf(' ')));
        String name = run.substring(run.indexOf(' ') + 1);
        BerthProcess node = cluster.nodes().stream()
                .filter(each -> name.endsWith("process " + each.pid()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node is called '" + name + "'"));

        node.kill();
        Await.until(
                "the run is given up",
                () -> cluster.rows("select id from job_run where outcome = 'lost' and id = " + id)
                                .size()
                        == 1);
        List<String> next = new ArrayList<>();
        Await.until("another node runs it", () -> {
            next.addAll(cluster.rows("select node from job_run where name = 'verification' and id > " + id));
            return !next.isEmpty();
        });
        assertThat(next.getFirst()).isNotEqualTo(name);
        System.out.println("the job of " + name + " was taken over by " + next.getFirst());
        node.start();
    }

    /// All nodes had started at once on an empty database.
    private static void oneOfEverything(Cluster cluster) throws Exception {
        assertThat(cluster.rows("select name from project where name = 'library'"))
                .hasSize(1);
        assertThat(cluster.rows("select username from local_user")).hasSize(1);
        assertThat(cluster.rows("select version from schema_history where not success"))
                .isEmpty();
    }
}
