package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Berth
@Tag("clients")
final class BuildahTest {

    private final PrivateProject home;
    private final ContainersStorage buildah;

    BuildahTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "buildah");
        buildah = ContainersStorage.of("buildah", home);
    }

    @AfterEach
    void end() throws IOException {
        buildah.close();
    }

    @Test
    void buildsPushesAndPullsAnImage() throws IOException {
        build("localhost/app:1");

        for (String format : new String[] {"oci", "v2s2"}) {
            buildah.run(
                    "push",
                    "--tls-verify=false",
                    "--format",
                    format,
                    "localhost/app:1",
                    "docker://" + home.reference("app:" + format));
        }
        buildah.run("rmi", "--all", "--force");
        buildah.run("pull", "--tls-verify=false", home.reference("app:oci"));
        buildah.run("pull", "--tls-verify=false", home.reference("app:v2s2"));

        assertThat(buildah.run("images")).contains(home.reference("app"));
    }

    @Test
    void buildsOnAnImageOfTheRegistry() throws IOException {
        build("localhost/base:1");
        buildah.run("push", "--tls-verify=false", "localhost/base:1", "docker://" + home.reference("base:1"));
        buildah.run("rmi", "--all", "--force");

        String container = buildah.run("from", "--tls-verify=false", home.reference("base:1"));
        Path file = Files.writeString(home.folder().resolve("more.txt"), "more");
        buildah.run("copy", container, file.toString(), "/more.txt");
        buildah.run("commit", container, "localhost/derived:1");
        buildah.run("push", "--tls-verify=false", "localhost/derived:1", "docker://" + home.reference("derived:1"));

        assertThat(home.exists("derived", "1")).isTrue();
    }

    @Test
    void pushesAManifestListOfSeveralPlatforms() {
        buildah.run("manifest", "create", "list");
        buildah.run("manifest", "add", "--all", "list", "oci:" + home.layout().folder() + ":multi");

        buildah.run("manifest", "push", "--all", "--tls-verify=false", "list", "docker://" + home.reference("multi:1"));

        assertThat(home.exists("multi", "1")).isTrue();
    }

    private void build(String name) throws IOException {
        String container = buildah.run("from", "scratch");
        Path file = Files.writeString(home.folder().resolve("hello.txt"), "hello " + home.project());
        buildah.run("copy", container, file.toString(), "/hello.txt");
        buildah.run("config", "--entrypoint", "[\"/hello\"]", container);
        buildah.run("commit", container, name);
    }
}
