package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.clients.PrivateProject;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.Tar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real clients behind nginx, each of whose calls goes to another node: log in, push, copy, attach, sign, pull.
@Nodes
@Tag("cluster")
final class ClientsOnNodesTest {

    private final Cluster cluster;

    ClientsOnNodesTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private PrivateProject home(String client) throws IOException {
        return PrivateProject.create(cluster, client);
    }

    @Test
    void skopeo() throws IOException {
        PrivateProject home = home("skopeo");
        Program skopeo = Program.require("skopeo", home.folder());
        skopeo.run("login", "--tls-verify=false", "-u", home.user(), "-p", home.password(), home.host());
        String[] copy = {"--insecure-policy", "copy", "--all", "--src-tls-verify=false", "--dest-tls-verify=false"};

        skopeo.run(with(copy, "oci:" + home.layout().folder() + ":multi", "docker://" + home.reference("app:1")));
        skopeo.run(with(copy, "docker://" + home.reference("app:1"), "docker://" + home.reference("copy:1")));
        skopeo.run(with(copy, "docker://" + home.reference("copy:1"), "dir:" + home.folder() + "/pulled"));

        assertThat(home.folder().resolve("pulled/manifest.json"))
                .hasBinaryContent(home.layout().multi().bytes());
        skopeo.run("delete", "--tls-verify=false", "docker://" + home.reference("app:1"));
        assertThat(home.exists("copy", "1")).isTrue();
    }

    private static String[] with(String[] first, String... then) {
        var all = new java.util.ArrayList<>(java.util.List.of(first));
        all.addAll(java.util.List.of(then));
        return all.toArray(String[]::new);
    }

    @Test
    void crane() throws IOException {
        PrivateProject home = home("crane");
        Program crane = Program.require("crane", home.folder());
        crane.run("auth", "login", home.host(), "-u", home.user(), "-p", home.password());
        Path layer = Files.write(home.folder().resolve("layer.tar"), Tar.of("a.txt", new byte[300_000]));

        crane.run("append", "-f", layer.toString(), "-t", home.reference("app:1"));
        crane.run("validate", "--remote", home.reference("app:1"));
        crane.run("copy", home.reference("app:1"), home.reference("copy:1"));
        crane.run("pull", "--format=oci", home.reference("copy:1"), home.folder() + "/pulled");
        crane.run("push", home.folder() + "/pulled", home.reference("again:1"));

        assertThat(home.digest("again", "1")).isEqualTo(crane.run("digest", home.reference("app:1")));
    }

    @Test
    void regctl() throws IOException {
        PrivateProject home = home("regctl");
        Program regctl = Program.require("regctl", home.folder());
        regctl.run("registry", "set", "--skip-check", "--tls", "disabled", home.host());
        regctl.run("registry", "login", home.host(), "-u", home.user(), "-p", home.password());

        regctl.run("image", "copy", "ocidir://" + home.layout().folder() + ":multi", home.reference("app:1"));
        regctl.run("image", "copy", home.reference("app:1"), home.reference("other/app:1"));
        regctl.run("image", "export", home.reference("other/app:1"), home.folder() + "/app.tar");
        regctl.run("image", "import", home.reference("imported:1"), home.folder() + "/app.tar");

        assertThat(regctl.run("manifest", "head", home.reference("other/app:1")))
                .isEqualTo(home.layout().multi().digest());
        assertThat(home.exists("imported", "1")).isTrue();
        regctl.run("tag", "delete", home.reference("app:1"));
        assertThat(home.exists("app", "1")).isFalse();
    }

    @Test
    void oras() throws IOException {
        PrivateProject home = home("oras");
        Program oras = Program.require("berth-oras", home.folder());
        Files.writeString(home.folder().resolve("one.txt"), "one " + home.project());
        String[] login = {"-u", home.user(), "-p", home.password()};

        String digest = oras.run(with(login, "push", home.reference("app:1"), "application/vnd.example", "one.txt"));
        String note = oras.run(with(login, "attach", home.reference("app:1"), "application/vnd.note", "one.txt"));
        oras.run(with(login, "copy", home.reference("app:1"), home.reference("copy:1")));

        assertThat(oras.run(with(login, "discover", home.reference("copy:1"), "")))
                .isEqualTo(note + " application/vnd.note");
        Path pulled = Files.createDirectories(home.folder().resolve("pulled"));
        assertThat(oras.run(with(login, "pull", home.reference("copy:1"), pulled.toString())))
                .isEqualTo(digest);
        assertThat(pulled.resolve("one.txt")).hasContent("one " + home.project());
    }

    @Test
    void helm() throws IOException {
        PrivateProject home = home("helm");
        Program helm = Program.require("helm", home.folder());
        helm.run("registry", "login", home.host(), "-u", home.user(), "-p", home.password(), "--plain-http");
        helm.run("create", "web");
        helm.run("package", "web");
        String repository = "oci://" + home.host() + "/" + home.project() + "/charts";

        helm.run("push", "web-0.1.0.tgz", repository, "--plain-http");
        Path pulled = Files.createDirectories(home.folder().resolve("pulled"));
        helm.run("pull", repository + "/web", "--version", "0.1.0", "--plain-http", "-d", "pulled");

        assertThat(pulled.resolve("web-0.1.0.tgz"))
                .hasSameBinaryContentAs(home.folder().resolve("web-0.1.0.tgz"));
    }

    @Test
    void cosign() throws IOException {
        PrivateProject home = home("cosign");
        Program cosign = Program.require("cosign", home.folder()).with("COSIGN_PASSWORD", "key-password");
        cosign.run("login", home.host(), "-u", home.user(), "-p", home.password());
        cosign.run("generate-key-pair");
        String digest = home.registry()
                .repository(home.project() + "/app")
                .push(home.layout().single(), "1");
        String image = home.reference("app@" + digest);
        String[] offline = {"--insecure-ignore-tlog=true", "--allow-http-registry", image};
        assertThat(cosign.attempt(with(new String[] {"verify", "--key", "cosign.pub"}, offline))
                        .code())
                .isNotZero();

        cosign.run("sign", "--key", "cosign.key", "--tlog-upload=false", "--allow-http-registry", "-y", image);

        cosign.run(with(new String[] {"verify", "--key", "cosign.pub"}, offline));
        cosign.run("copy", "--allow-http-registry", home.reference("app:1"), home.reference("copy:1"));
        assertThat(home.registry().repository(home.project() + "/copy").tags()).anyMatch(tag -> tag.endsWith(".sig"));
    }
}
