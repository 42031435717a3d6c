package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What one node changes, the others see at once: whoever was told that it is changed is contradicted by none.
@Nodes
@Tag("cluster")
final class ChangesOnNodesTest {

    private static final int DEVELOPER = 2;
    private static final int ROUNDS = 60;

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

    /// Each question is the first after the answer to the change, and what is asked for was in the memory of all
    /// nodes.
    @Test
    void aMovedAndADeletedTagAndADeletedManifestAreSeenOnTheOthersAtOnce() {
        Image old = images.image(1, 1000);
        Image next = images.image(1, 1000);
        List<Repository> all = cluster.nodes().stream()
                .map(node -> on(0).as(node.admin().withToken("repository:" + name + ":pull,push,delete")))
                .toList();
        all.get(0).push(old, "first");
        all.get(0).push(next, "second");
        double unconfirmed = unconfirmed();

        for (int round = 0; round < ROUNDS; round++) {
            Repository changing = all.get(round % 3);
            List<Repository> others = List.of(all.get((round + 1) % 3), all.get((round + 2) % 3));
            changing.putManifest("moving", old.manifest()).expect(201);
            others.forEach(each -> assertThat(digestOf(each, "moving")).isEqualTo(old.digest()));

            changing.putManifest("moving", next.manifest()).expect(201);
            others.forEach(each -> assertThat(digestOf(each, "moving")).isEqualTo(next.digest()));

            changing.deleteManifest("moving").expect(202);
            others.forEach(each -> each.headManifest("moving").expect(404));

            changing.putManifest("moving", next.manifest()).expect(201);
            others.forEach(each -> assertThat(digestOf(each, "moving")).isEqualTo(next.digest()));
            others.forEach(each -> each.manifest(next.digest()).expect(200));
            changing.deleteManifest(next.digest()).expect(202);
            others.forEach(each -> each.manifest("moving").expect(404));
            others.forEach(each -> each.manifest(next.digest()).expect(404));
        }

        assertThat(unconfirmed()).isEqualTo(unconfirmed);
    }

    private static String digestOf(Repository repository, String reference) {
        return repository.headManifest(reference).expect(200).header("Docker-Content-Digest");
    }

    /// Each node remembers what is set; whoever changed it was answered when none remembered what was set before.
    @Test
    void whatAnAdministratorSetsHoldsOnTheOthersAtOnce() {
        String pull = "repository:" + name + ":pull,push";
        on(0).push(images.image(1, 1000), "kept");
        List<Repository> all = cluster.nodes().stream()
                .map(node -> on(0).as(node.admin().withToken(pull)))
                .toList();
        try {
            for (int round = 0; round < 12; round++) {
                boolean readOnly = round % 2 == 0;
                set(round % 3, "{\"read_only\":%s,\"session_timeout\":%d}".formatted(readOnly, 30 + round));

                for (int node = 0; node < Cluster.NODES; node++) {
                    all.get(node).startUpload("").expect(readOnly ? 403 : 202);
                    all.get(node).headManifest("kept").expect(200);
                    assertThat(cluster.node(node)
                                    .admin()
                                    .get("/api/v2.0/configurations")
                                    .expect(200)
                                    .text())
                            .contains("\"session_timeout\":{\"value\":%d,".formatted(30 + round));
                }
            }
        } finally {
            set(0, "{\"read_only\":false,\"session_timeout\":60}");
        }
    }

    private void set(int node, String settings) {
        cluster.node(node)
                .admin()
                .put(
                        "/api/v2.0/configurations",
                        settings.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json")
                .expect(200);
    }

    /// It hears no notice and nobody waits for it any more, so it has to look by itself when it goes on.
    @Test
    void aNodeThatStoodStillDoesNotAnswerFromWhatItRemembers() throws Exception {
        BerthProcess still = cluster.node(2);
        Repository remembering = on(2).as(still.admin().withToken("repository:" + name + ":pull"));
        for (int round = 0; round < 3; round++) {
            Image image = images.image(1, 1000);
            on(0).push(image, "gone");
            for (int i = 0; i < 3; i++) {
                remembering.manifest("gone").expect(200);
            }

            still.freeze();
            try {
                on(0).deleteManifest(image.digest()).expect(202);
            } finally {
                still.unfreeze();
            }

            remembering.manifest("gone").expect(404);
            remembering.manifest(image.digest()).expect(404);
        }
    }

    @Test
    void aDeletedBlobIsReadFromNoNode() {
        for (int round = 0; round < ROUNDS; round++) {
            String digest = on(round % 3).pushBlob(images.bytes(2000 + round));
            for (int node = 0; node < Cluster.NODES; node++) {
                on(node).blob(digest).expect(200);
            }

            on(round % 3).deleteBlob(digest).expect(202);

            for (int node = 0; node < Cluster.NODES; node++) {
                on(node).blob(digest).expect(404);
            }
        }
    }

    /// How often a node answered a change although another one had not said that it has seen it.
    private double unconfirmed() {
        return cluster.nodes().stream()
                .flatMap(node ->
                        node.anonymous().get("/metrics").expect(200).text().lines())
                .filter(line -> line.startsWith("berth_notices_unconfirmed_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aPublicProjectThatIsDeletedIsClosedOnTheOthers() {
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
            assertThat(repository.manifest("1").status()).isNotEqualTo(200);
        }
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneOnTheOthers() {
        on(0).push(images.image(1, 1000), "1");
        String user = "member-" + project;
        cluster.newUser(user);
        String members = "/api/v2.0/projects/" + project + "/members";
        String member = "{\"role_id\":" + DEVELOPER + ",\"member_user\":{\"username\":\"" + user + "\"}}";
        String membership =
                cluster.admin().postJson(members, member).expect(201).header("Location");
        for (BerthProcess node : cluster.nodes()) {
            Repository repository = node.user(user, BerthProcess.ADMIN_PASSWORD).repository(name);
            repository.manifest("1").expect(200);
        }

        cluster.node(2)
                .admin()
                .delete(membership.substring(membership.indexOf("/api/")))
                .expect(200);

        for (BerthProcess node : cluster.nodes()) {
            Repository repository = node.user(user, BerthProcess.ADMIN_PASSWORD).repository(name);
            assertThat(repository.manifest("1").status()).isNotEqualTo(200);
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
