package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Berth
@Tag("clients")
final class PodmanTest {

    private final PrivateProject home;
    private final ContainersStorage podman;

    PodmanTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "podman");
        podman = ContainersStorage.of("podman", home);
    }

    @AfterEach
    void end() throws IOException {
        podman.close();
    }

    @Test
    void pushesAndPullsAnImage() {
        podman.run("pull", "oci:" + home.layout().folder() + ":single");
        String id = podman.run("images", "-q", "--no-trunc");

        podman.run("push", "--tls-verify=false", id, home.reference("app:1"));
        podman.run("rmi", "--all", "--force");
        podman.run("pull", "--tls-verify=false", home.reference("app:1"));

        assertThat(podman.run("images", "-q", "--no-trunc")).isEqualTo(id);
        assertThat(podman.run("image", "inspect", home.reference("app:1"))).contains(home.digest("app", "1"));
        assertThat(podman.run("search", "--list-tags", "--tls-verify=false", home.reference("app")))
                .contains("1");
    }

    @Test
    void pushesAManifestListOfSeveralPlatforms() {
        podman.run("manifest", "create", "list");
        podman.run("manifest", "add", "--all", "list", "oci:" + home.layout().folder() + ":multi");

        podman.run("manifest", "push", "--all", "--tls-verify=false", "list", "docker://" + home.reference("multi:1"));

        // Asked back by pulling: `podman manifest inspect` of this age has no way to ask over plain HTTP with a login.
        for (String architecture : List.of("arm64", "amd64")) {
            podman.run("pull", "--tls-verify=false", "--platform", "linux/" + architecture, home.reference("multi:1"));
            assertThat(podman.run("image", "inspect", "--format", "{{.Architecture}}", home.reference("multi:1")))
                    .contains(architecture);
        }
    }

    @Test
    void pushesZstd() {
        podman.run("pull", "oci:" + home.layout().folder() + ":single");
        String id = podman.run("images", "-q", "--no-trunc");

        podman.run(
                "push",
                "--tls-verify=false",
                "--format",
                "oci",
                "--compression-format",
                "zstd:chunked",
                id,
                home.reference("zstd:1"));
        podman.run("rmi", "--all", "--force");

        podman.run("pull", "--tls-verify=false", home.reference("zstd:1"));
    }

    @Test
    void isRefusedAfterLogout() {
        podman.run("logout", home.host());

        assertThat(podman.attempt("pull", "--tls-verify=false", home.reference("app:1"))
                        .code())
                .isNotZero();
    }
}
