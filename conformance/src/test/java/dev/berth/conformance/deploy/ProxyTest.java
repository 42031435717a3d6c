package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.GeneratedBlob;
import dev.berth.conformance.support.Ports;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.Tar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The proxy's configuration as it is deployed, in a real nginx, with the addresses of this machine.
@Berth
@Tag("deploy")
final class ProxyTest {

    private final BerthProcess berth;
    private final Path folder = BerthProcess.workFolder("proxy");

    ProxyTest(BerthProcess berth) {
        this.berth = berth;
    }

    @Test
    void clientsPushAndPullThroughIt() throws Exception {
        Program nginx = Program.require("nginx", folder);
        Program crane = Program.require("crane", folder);
        int port = Ports.free();
        Path configuration = configuration(port);
        nginx.run("-t", "-p", folder.toString(), "-c", configuration.toString());
        Process proxy = start(configuration);
        try {
            Await.until("nginx listens", () -> {
                try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return true;
                } catch (IOException notYet) {
                    return false;
                }
            });
            String host = "127.0.0.1:" + port;
            String app = host + "/" + berth.newProject() + "/app:1";
            crane.run("auth", "login", host, "-u", "admin", "-p", BerthProcess.ADMIN_PASSWORD);
            byte[] content = new GeneratedBlob(7, 12 << 20).open().readAllBytes();
            Path layer = Files.write(folder.resolve("layer.tar"), Tar.of("big", content));
            crane.run("append", "-f", layer.toString(), "-t", app);
            crane.run("validate", "--remote", app);
            assertThat(BerthProcess.client(java.net.URI.create("http://" + host))
                            .get("/metrics")
                            .status())
                    .isEqualTo(404);
        } finally {
            proxy.destroy();
            proxy.waitFor();
        }
    }

    private Process start(Path configuration) throws IOException {
        return new ProcessBuilder(
                        Program.find("nginx").orElseThrow().toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        configuration.toString(),
                        "-g",
                        "daemon off; pid nginx.pid; error_log error.log;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
    }

    /// Every node is the one of this test; nothing else is changed but where files lie.
    private Path configuration(int port) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String deployed = Files.readString(Deployed.file("nginx.conf"));
        String local = deployed.replaceAll("server node-\\d:8080", "server 127.0.0.1:" + berth.port())
                .replace("listen 8080;", "listen 127.0.0.1:" + port + ";");
        assertThat(local).doesNotContain("8080");
        return Files.writeString(folder.resolve("nginx.conf"), local);
    }
}
