package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A server behind the nodes stands still with its connections open, which is worse than one that is gone: requests
/// end with an answer that says to come back, and everything is as before when it goes on.
@Nodes
@Tag("cluster")
final class OutagesTest {

    private final Cluster cluster;
    private final Images images = new Images(64);
    private final String name;

    OutagesTest(Cluster cluster) {
        this.cluster = cluster;
        this.name = cluster.newProject() + "/app";
    }

    @Test
    void aDatabaseThatStandsStillIsToldAndHeals() throws Exception {
        Repository repository = cluster.admin().repository(name);
        Image image = images.image(1, 100_000);
        repository.push(image, "1");
        List<Repository> withTokens = cluster.nodes().stream()
                .map(node -> repository.as(node.admin().withToken("repository:" + name + ":pull,push")))
                .toList();
        withTokens.forEach(each -> each.manifest("1").expect(200));

        cluster.pauseDatabase();
        List<Answer> answers;
        try {
            var requests = new ArrayList<Callable<Answer>>();
            for (Repository each : withTokens) {
                // What is remembered is served on.
                assertThat(each.manifest("1").expect(200).body())
                        .isEqualTo(image.manifest().bytes());
                requests.add(() -> each.startUpload(""));
                requests.add(() -> each.putManifest("2", image.manifest()));
                requests.add(() -> each.manifest("never-seen"));
                requests.add(() -> each.headBlob(Sha.sha256(image.blobs().get(0))));
            }
            answers = all(requests);
        } finally {
            cluster.resumeDatabase();
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).as(answer.toString()).isNotEmpty();
        });
        cluster.awaitReady();
        everythingWorks(image);
    }

    @Test
    void anS3ThatStandsStillIsToldAndHeals() throws Exception {
        Repository repository = cluster.admin().repository(name);
        // Bytes that no other test has: copies on the nodes' disks are served without S3.
        Image image = images.image(1, 123_456);
        repository.push(image, "1");
        byte[] blob = images.bytes(50_000);

        cluster.pauseContent();
        List<Answer> answers;
        try {
            var requests = new ArrayList<Callable<Answer>>();
            for (BerthProcess node : cluster.nodes()) {
                Repository on = node.admin().repository(name);
                on.manifest("1").expect(200);
                requests.add(() -> on.complete(on.startUpload(), Sha.sha256(blob), blob));
                requests.add(() -> on.blob(Sha.sha256(image.blobs().get(1))));
                requests.add(() -> on.client().get("/readyz"));
            }
            answers = all(requests);
        } finally {
            cluster.resumeContent();
        }

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isIn(503, 504));
        cluster.awaitReady();
        repository.pushBlob(blob);
        everythingWorks(image);
    }

    private static List<Answer> all(List<Callable<Answer>> requests) throws Exception {
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private void everythingWorks(Image old) throws Exception {
        Image fresh = images.image(2, 10_000);
        for (BerthProcess node : cluster.nodes()) {
            Repository on = node.admin().repository(name);
            Await.until("pushes work again", () -> on.startUpload("").status() == 202);
            on.push(fresh, "fresh");
            for (byte[] blob : old.blobs()) {
                assertThat(on.blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
            }
        }
    }
}
