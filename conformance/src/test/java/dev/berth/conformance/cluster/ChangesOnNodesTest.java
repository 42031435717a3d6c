package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What one node changes, the others see: existence at once, what they remember soon. How soon is printed.
@Nodes
@Tag("cluster")
final class ChangesOnNodesTest {

    private static final int DEVELOPER = 2;

    private final Cluster cluster;
    private final Images images = new Images(62);
    private final String project;
    private final String name;

    ChangesOnNodesTest(Cluster cluster) {
        this.cluster = cluster;
        this.project = cluster.newProject();
        this.name = project + "/app";
    }

    private Repository on(int node) {
        return cluster.node(node).admin().repository(name);
    }

    /// Waits until the condition holds on the other nodes, and prints how long that took.
    private static void soon(String what, Callable<Boolean> condition) throws Exception {
        long begin = System.nanoTime();
        Await.until(what, condition);
        System.out.printf("seen on other nodes after %d ms: %s%n", (System.nanoTime() - begin) / 1_000_000, what);
    }

    @Test
    void aDeletedBlobIsGoneOnTheOthersAtOnce() {
        for (int round = 0; round < 20; round++) {
            byte[] blob = images.bytes(1000 + round);
            String digest = on(round % 3).pushBlob(blob);
            for (int node = 0; node < Cluster.NODES; node++) {
                on(node).headBlob(digest).expect(200);
                assertThat(on(node).blob(digest).expect(200).body()).isEqualTo(blob);
            }

            on(round % 3).deleteBlob(digest).expect(202);

            for (int node = 0; node < Cluster.NODES; node++) {
                on(node).headBlob(digest).expect(404);
                Repository other = cluster.node(node).admin().repository(project + "/other");
                other.startUpload("?mount=" + digest + "&from=" + name).expect(202);
            }
        }
    }

    @Test
    void aPushedBlobMayBeMountedAndReferredToOnTheOthersAtOnce() {
        for (int round = 0; round < 20; round++) {
            Image image = images.image(1, 1000);
            on(round % 3).headBlob(Sha.sha256(image.blobs().get(1))).expect(404);
            on((round + 1) % 3).headBlob(Sha.sha256(image.blobs().get(1))).expect(404);
            image.blobs().forEach(on(round % 3)::pushBlob);

            Repository elsewhere = cluster.node((round + 1) % 3).admin().repository(project + "/mounted");
            image.blobs()
                    .forEach(blob -> elsewhere
                            .startUpload("?mount=" + Sha.sha256(blob) + "&from=" + name)
                            .expect(201));
            on((round + 1) % 3).putManifest("r" + round, image.manifest()).expect(201);

            assertThat(on((round + 2) % 3).manifest("r" + round).expect(200).body())
                    .isEqualTo(image.manifest().bytes());
        }
    }

    @Test
    void aMovedAndADeletedTagAreSeenOnTheOthers() throws Exception {
        Image first = images.image(1, 1000);
        Image second = images.image(1, 1000);
        on(0).push(first, "moving");
        for (int node = 0; node < Cluster.NODES; node++) {
            assertThat(on(node).headManifest("moving").expect(200).header("Docker-Content-Digest"))
                    .isEqualTo(first.digest());
        }

        on(1).push(second, "moving");
        for (int node = 0; node < Cluster.NODES; node++) {
            Repository repository = on(node);
            soon(
                    "a moved tag, node " + node,
                    () -> repository
                            .headManifest("moving")
                            .expect(200)
                            .header("Docker-Content-Digest")
                            .equals(second.digest()));
        }

        on(2).deleteManifest("moving").expect(202);
        for (int node = 0; node < Cluster.NODES; node++) {
            Repository repository = on(node);
            soon(
                    "a deleted tag, node " + node,
                    () -> repository.headManifest("moving").expect(200, 404).status() == 404);
        }
        on(0).deleteManifest(second.digest()).expect(202);
        for (int node = 0; node < Cluster.NODES; node++) {
            Repository repository = on(node);
            soon(
                    "a deleted manifest, node " + node,
                    () -> repository.manifest(second.digest()).expect(200, 404).status() == 404);
        }
    }

    @Test
    void aPublicProjectThatIsDeletedIsClosedOnTheOthers() throws Exception {
        String open = cluster.newPublicProject();
        Repository pushed = cluster.node(0).admin().repository(open + "/app");
        Image image = images.image(1, 1000);
        pushed.push(image, "1");
        List<Repository> withTokens = cluster.nodes().stream()
                .map(node -> pushed.as(node.anonymous().withToken("repository:" + open + "/app:pull")))
                .toList();
        withTokens.forEach(repository -> repository.manifest("1").expect(200));

        pushed.deleteManifest(image.digest()).expect(202);
        cluster.node(1).admin().delete("/api/v2.0/projects/" + open).expect(200);

        for (Repository repository : withTokens) {
            soon("a deleted project", () -> repository.manifest("1").status() != 200);
        }
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneOnTheOthers() throws Exception {
        on(0).push(images.image(1, 1000), "1");
        String user = "member-" + project;
        cluster.newUser(user);
        String members = "/api/v2.0/projects/" + project + "/members";
        String member = "{\"role_id\":" + DEVELOPER + ",\"member_user\":{\"username\":\"" + user + "\"}}";
        String membership =
                cluster.admin().postJson(members, member).expect(201).header("Location");
        for (BerthProcess node : cluster.nodes()) {
            Repository repository = node.user(user, BerthProcess.ADMIN_PASSWORD).repository(name);
            soon("a role was given", () -> repository.manifest("1").status() == 200);
        }

        cluster.node(2)
                .admin()
                .delete(membership.substring(membership.indexOf("/api/")))
                .expect(200);

        for (BerthProcess node : cluster.nodes()) {
            Repository repository = node.user(user, BerthProcess.ADMIN_PASSWORD).repository(name);
            soon("a role was taken away", () -> repository.manifest("1").status() != 200);
        }
    }

    @Test
    void aTokenMadeOnOneNodeIsGoodOnTheOthersAlsoAfterTheKeyIsChanged() {
        on(0).push(images.image(1, 1000), "1");
        String scope = "repository:" + name + ":pull";
        List<RegistryClient> before = tokens(scope);

        cluster.node(0).run("keys", "rotate");
        List<RegistryClient> after = tokens(scope);

        for (BerthProcess node : cluster.nodes()) {
            for (List<RegistryClient> tokens : List.of(before, after)) {
                for (RegistryClient token : tokens) {
                    node.anonymous()
                            .withAuthorization(token.authorization())
                            .repository(name)
                            .manifest("1")
                            .expect(200);
                }
            }
        }
    }

    private List<RegistryClient> tokens(String scope) {
        return cluster.nodes().stream()
                .map(node -> node.admin().withToken(scope))
                .toList();
    }
}
