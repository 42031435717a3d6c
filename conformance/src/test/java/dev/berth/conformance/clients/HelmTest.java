package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Berth
@Tag("clients")
final class HelmTest {

    private final PrivateProject home;
    private final Program helm;

    HelmTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "helm");
        helm = Program.require("helm", home.folder());
        helm.run("registry", "login", home.host(), "-u", home.user(), "-p", home.password(), "--plain-http");
    }

    @Test
    void pushesAndPullsAChart() throws IOException {
        String version = "0.1.0+build.5";
        helm.run("create", "web");
        Path chart = home.folder().resolve("web/Chart.yaml");
        Files.writeString(chart, Files.readString(chart).replaceFirst("(?m)^version:.*$", "version: " + version));
        helm.run("package", "web");
        String repository = "oci://" + home.host() + "/" + home.project() + "/charts";

        helm.run("push", "web-" + version + ".tgz", repository, "--plain-http");

        assertThat(home.exists("charts/web", "0.1.0_build.5")).isTrue();
        Files.createDirectories(home.folder().resolve("pulled"));
        helm.run("pull", repository + "/web", "--version", version, "--plain-http", "-d", "pulled");
        assertThat(home.folder().resolve("pulled/web-" + version + ".tgz"))
                .hasSameBinaryContentAs(home.folder().resolve("web-" + version + ".tgz"));
        assertThat(helm.run("show", "chart", repository + "/web", "--plain-http"))
                .contains("name: web");
        assertThat(helm.run("template", "rel", repository + "/web", "--version", version, "--plain-http"))
                .contains("kind: Deployment");
    }
}
