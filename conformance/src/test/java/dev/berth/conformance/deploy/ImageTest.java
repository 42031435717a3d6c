package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.MissingClients;
import dev.berth.conformance.support.Ports;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Tar;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The container image: made twice, pushed into Berth, looked at, built upon, and run.
@Berth
@Tag("deploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImageTest {

    private static final String USER = "10001:10001";
    /// Of a container: whether its root is read-only, its user, and where something is mounted.
    private static final String FACTS =
            "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}}{{range .Mounts}} {{.Destination}}{{end}}";

    private final String host;
    private final String project;
    private final Path folder;
    private final Program crane;
    private final ImageTool tool;
    private final Path archive;

    ImageTest(BerthProcess berth) {
        host = "127.0.0.1:" + berth.port();
        project = berth.newProject();
        folder = BerthProcess.workFolder("image");
        crane = Program.require("crane", folder);
        tool = new ImageTool(crane);
        archive = folder.resolve("berth.tar");
    }

    @BeforeAll
    void makeAndPush() {
        crane.run("auth", "login", host, "-u", "admin", "-p", BerthProcess.ADMIN_PASSWORD);
        tool.run("--output", archive.toString(), "--revision", "0123abc");
        crane.run("push", archive.toString(), reference("berth:1"));
    }

    private String reference(String nameAndTag) {
        return host + "/" + project + "/" + nameAndTag;
    }

    private JsonNode config(String reference) throws IOException {
        return new ObjectMapper().readTree(crane.run("config", reference));
    }

    @Test
    void theSameBuildGivesTheSameBytes() {
        Path again = folder.resolve("again.tar");

        tool.run("--output", again.toString(), "--revision", "0123abc");

        assertThat(again).hasSameBinaryContentAs(archive);
    }

    @Test
    void saysWhoRunsWhatAndWhereItWrites() throws IOException {
        JsonNode image = config(reference("berth:1"));
        JsonNode config = image.path("config");

        assertThat(image.path("os").asText()).isEqualTo("linux");
        assertThat(image.path("architecture").asText()).isIn("amd64", "arm64");
        assertThat(config.path("User").asText()).isEqualTo(USER);
        assertThat(texts(config.path("Entrypoint"))).containsExactly("/usr/bin/berth");
        assertThat(texts(config.path("Cmd"))).containsExactly("start");
        assertThat(texts(config.path("Env"))).contains("BERTH_DATA=/data", "BERTH_LISTEN=0.0.0.0:8080");
        assertThat(config.path("Volumes").has("/data")).isTrue();
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        JsonNode labels = config.path("Labels");
        assertThat(labels.path("org.opencontainers.image.title").asText()).isEqualTo("berth");
        assertThat(labels.path("org.opencontainers.image.licenses").asText()).isEqualTo("Apache-2.0");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isNotEmpty();
        assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo("0123abc");
        assertThat(labels.path("org.opencontainers.image.created").asText()).startsWith("1970-01-01");
    }

    @Test
    void isPulledByAnEngineThatRunsTheComposeFileOfOneNode() throws Exception {
        requireRoot();
        Program.require("podman-compose");
        Path compose = Files.createDirectories(folder.resolve("one"));
        Files.copy(Deployed.file("compose.yaml"), compose.resolve("compose.yaml"));
        Path password = Files.createDirectories(compose.resolve("secrets")).resolve("admin-password");
        Files.setAttribute(Files.writeString(password, BerthProcess.ADMIN_PASSWORD + "\n"), "unix:uid", 10001);
        String[] up = {
            "podman-compose", "--file", compose.resolve("compose.yaml").toString(), "up", "--detach"
        };
        String[] down = {
            "podman-compose", "--file", compose.resolve("compose.yaml").toString(), "down"
        };
        int port = Ports.free();
        String address = "127.0.0.1:" + port;
        try (Engine engine = new Engine(folder.resolve("engine"))) {
            engine.with("IMAGE", reference("berth:1"))
                    .with("PORT", Integer.toString(port))
                    .with("EXTERNAL_URL", "http://" + address);
            engine.run("podman", "login", "--tls-verify=false", "-u", "admin", "-p", BerthProcess.ADMIN_PASSWORD, host);
            engine.run("podman", "pull", "--tls-verify=false", reference("berth:1"));
            assertThat(engine.run("podman", "image", "inspect", "--format", "{{.Config.User}}", reference("berth:1")))
                    .isEqualTo(USER);
            engine.requireContainers(reference("berth:1"), port, "/usr/bin/berth", "--version");

            engine.run(up);
            awaitReady(port);
            pushAndPull(address);
            String[] facts = engine.run("podman", "inspect", "--format", FACTS, "one_berth_1")
                    .split(" ", -1);
            String health = engine.run("podman", "exec", "one_berth_1", "/usr/bin/berth", "health");
            engine.run(down);
            engine.run(up);
            awaitReady(port);

            assertThat(facts).containsExactlyInAnyOrder("true", USER, "/data", "/run/secrets/admin-password");
            assertThat(health).contains("database ok", "storage ok");
            crane.run("validate", "--remote", address + "/library/app:1");
            engine.run(down);
        }
    }

    private static void awaitReady(int port) throws Exception {
        RegistryClient client = BerthProcess.client(URI.create("http://127.0.0.1:" + port));
        Await.until("the container is ready", () -> {
            try {
                return client.attempt("GET", "/readyz", BodyPublishers.noBody()).status() == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @Test
    void itsNativeLibrariesAreOfItsArchitectureAndBothTogetherAreOneIndex() throws IOException {
        String here = config(reference("berth:1")).path("architecture").asText();
        String other = here.equals("amd64") ? "arm64" : "amd64";
        Path layer = Files.write(folder.resolve("base.tar"), Tar.of("opt/java/bin/java", new byte[10]));
        crane.run("append", "-f", layer.toString(), "-t", reference("base:" + here));
        String base = reference("base:" + other);
        crane.run("mutate", "--set-platform", "linux/" + other, "-t", base, reference("base:" + here));

        tool.run("--plain-http", "--base", base, "--architecture", other, "--push", reference("other:1"));
        crane.run("index", "append", "-m", reference("berth:1"), "-m", reference("other:1"), "-t", reference("both:1"));

        assertThat(config(reference("other:1")).path("architecture").asText()).isEqualTo(other);
        Map<String, String> natives = natives("berth:1");
        assertThat(natives).containsKeys("libjvm.so", "libsqlitejdbc.so", "libjlinenative.so");
        assertThat(natives.keySet())
                .anyMatch(name -> name.startsWith("libnetty_tcnative_linux_"))
                .anyMatch(name -> name.startsWith("libnetty_transport_native_epoll_"));
        assertThat(natives.values()).containsOnly(here);
        Map<String, String> others = natives("other:1");
        assertThat(others).hasSize(4).containsKeys("libsqlitejdbc.so", "libjlinenative.so");
        assertThat(others.keySet())
                .anyMatch(name -> name.startsWith("libnetty_tcnative_linux_"))
                .anyMatch(name -> name.startsWith("libnetty_transport_native_epoll_"));
        assertThat(others.values()).containsOnly(other);
        JsonNode index = new ObjectMapper().readTree(crane.run("manifest", reference("both:1")));
        assertThat(index.path("manifests").findValuesAsText("architecture"))
                .containsExactlyInAnyOrder("amd64", "arm64");
        assertThat(crane.run("digest", "--platform", "linux/" + other, reference("both:1")))
                .isEqualTo(crane.run("digest", reference("other:1")));
    }

    private Map<String, String> natives(String image) throws IOException {
        Path flat = folder.resolve("natives.tar");
        crane.run("export", reference(image), flat.toString());
        return NativeCode.in(flat, folder.resolve("natives"));
    }

    @Test
    void isBuiltOnABaseFromARegistryAndPushedByItself() throws IOException {
        String printed = tool.run(
                "--plain-http", "--base", reference("berth:1"), "--push", reference("based:1"), "--revision", "1");

        assertThat(printed).endsWith("@" + crane.run("digest", reference("based:1")));
        JsonNode image = config(reference("based:1"));
        assertThat(image.path("config").path("User").asText()).isEqualTo(USER);
        assertThat(image.path("config")
                        .path("Labels")
                        .path("org.opencontainers.image.base.name")
                        .asText())
                .isEqualTo(reference("berth:1"));
        List<String> below = texts(config(reference("berth:1")).path("rootfs").path("diff_ids"));
        assertThat(texts(image.path("rootfs").path("diff_ids")))
                .startsWith(below.toArray(String[]::new))
                .hasSize(below.size() + 3);
    }

    @Test
    void runsAsItsUserOnAReadOnlyRootWithOneWritableFolder() throws Exception {
        Path root = unpacked();
        Path data = Files.createDirectories(folder.resolve("run/data"));
        assertThat(Files.getAttribute(root.resolve("data"), "unix:uid")).isEqualTo(10001);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("data"))))
                .isEqualTo("rwx------");
        Files.setAttribute(data, "unix:uid", 10001);
        // What engines put into every container.
        for (String name : List.of("resolv.conf", "hosts")) {
            Files.copy(Path.of("/etc", name), root.resolve("etc").resolve(name));
        }
        Path secret = Files.createDirectories(root.resolve("run/secrets")).resolve("admin");
        Files.writeString(secret, BerthProcess.ADMIN_PASSWORD + "\n");
        int port = Ports.free();
        var settings = Map.of("BERTH_LISTEN", "0.0.0.0:" + port, "BERTH_ADMIN_PASSWORD_FILE", "/run/secrets/admin");
        JsonNode config = config(reference("berth:1")).path("config");

        try (var container = new RunningContainer(root, data, config, port, settings)) {
            container.awaitAnswer("/livez");
            container.awaitAnswer("/readyz");
            pushAndPull("127.0.0.1:" + port);
            assertThat(container.exec("/usr/bin/berth", "health"))
                    .as(container.execOutput())
                    .isZero();
            assertThat(container.execOutput()).contains("database ok");
            assertThat(container.exec("/usr/bin/berth", "gc", "preview"))
                    .as(container.execOutput())
                    .isZero();
            assertThat(owners(data)).containsOnly(10001);
            assertThat(container.stop()).as(container.output()).isIn(0, 143);
            assertThat(container.output()).contains("ready in").doesNotContain("WARN", "Exception");
        }
    }

    private void pushAndPull(String address) throws IOException {
        crane.run("auth", "login", address, "-u", "admin", "-p", BerthProcess.ADMIN_PASSWORD);
        Path layer = Files.write(folder.resolve("layer.tar"), Tar.of("a.txt", new byte[100_000]));
        String app = address + "/library/app:1";
        crane.run("append", "-f", layer.toString(), "-t", app);
        crane.run("validate", "--remote", app);
        crane.run("pull", app, folder.resolve("pulled.tar").toString());
    }

    /// The image's files, with their owners, as an engine lays them out.
    private Path unpacked() throws IOException, InterruptedException {
        requireRoot();
        Path flat = folder.resolve("flat.tar");
        crane.run("export", reference("berth:1"), flat.toString());
        Path root = Files.createDirectories(folder.resolve("run/root"));
        List<String> unpack =
                List.of("tar", "--warning=no-unknown-keyword", "-xpf", flat.toString(), "--numeric-owner");
        Process tar =
                new ProcessBuilder(unpack).directory(root.toFile()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        return root;
    }

    private static void requireRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            MissingClients.add("root, to run the image");
            Assumptions.abort("running the image takes root");
        }
    }

    private static List<Object> owners(Path folder) throws IOException {
        var owners = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                if (Files.exists(file)) {
                    owners.add(Files.getAttribute(file, "unix:uid"));
                }
            }
        }
        return owners;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
