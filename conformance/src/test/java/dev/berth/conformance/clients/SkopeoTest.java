package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Berth
@Tag("clients")
final class SkopeoTest {

    private final PrivateProject home;
    private final Program skopeo;

    SkopeoTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "skopeo");
        skopeo = Program.require("skopeo", home.folder());
        skopeo.run("login", "--tls-verify=false", "-u", home.user(), "-p", home.password(), home.host());
    }

    @Test
    void copiesInspectsListsAndDeletes() {
        copy("oci:" + home.layout().folder() + ":single", "docker://" + home.reference("app:1"));

        assertThat(home.digest("app", "1")).isEqualTo(home.layout().single().digest());
        assertThat(skopeo.run("inspect", "--tls-verify=false", "docker://" + home.reference("app:1")))
                .contains(home.layout().single().digest());
        assertThat(skopeo.run("list-tags", "--tls-verify=false", "docker://" + home.reference("app")))
                .contains("\"1\"");

        copy("docker://" + home.reference("app:1"), "docker://" + home.reference("copy/of/app:2"));
        assertThat(home.digest("copy/of/app", "2"))
                .isEqualTo(home.layout().single().digest());

        copy("docker://" + home.reference("app:1"), "dir:" + home.folder().resolve("pulled"));
        assertThat(home.folder().resolve("pulled/manifest.json"))
                .hasBinaryContent(home.layout().single().manifest().bytes());

        skopeo.run("delete", "--tls-verify=false", "docker://" + home.reference("app:1"));
        assertThat(home.exists("app", "1")).isFalse();
        assertThat(home.exists("copy/of/app", "2")).isTrue();
    }

    @Test
    void copiesAllImagesOfAnIndex() {
        copy("--all", "oci:" + home.layout().folder() + ":multi", "docker://" + home.reference("multi:1"));

        assertThat(home.digest("multi", "1")).isEqualTo(home.layout().multi().digest());
        copy("--all", "docker://" + home.reference("multi:1"), "docker://" + home.reference("multi2:1"));
        assertThat(home.digest("multi2", "1")).isEqualTo(home.layout().multi().digest());
    }

    @Test
    void convertsToDockersFormat() {
        copy("--format", "v2s2", "oci:" + home.layout().folder() + ":single", "docker://" + home.reference("docker:1"));

        assertThat(skopeo.run("inspect", "--raw", "--tls-verify=false", "docker://" + home.reference("docker:1")))
                .contains("application/vnd.docker.distribution.manifest.v2+json");
    }

    @Test
    void aUserWithoutRoleSeesNothing() {
        copy("oci:" + home.layout().folder() + ":single", "docker://" + home.reference("app:1"));
        String stranger = "stranger-" + home.project();
        home.berth().newUser(stranger);

        Program.Result result = skopeo.attempt(
                "inspect",
                "--tls-verify=false",
                "--creds",
                stranger + ":" + home.password(),
                "docker://" + home.reference("app:1"));

        assertThat(result.code()).isNotZero();
    }

    private void copy(String... arguments) {
        var all = new java.util.ArrayList<String>();
        all.addAll(java.util.List.of("--insecure-policy", "copy", "--src-tls-verify=false", "--dest-tls-verify=false"));
        all.addAll(java.util.List.of(arguments));
        skopeo.run(all.toArray(String[]::new));
    }
}
