package dev.berth.conformance.cluster;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Ports;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A real nginx that hands requests to nodes in turn, as an operator would set it up: bodies are passed on as they
/// come, and a request goes to another node only when the first one could not be reached, or broke off a call that
/// may be repeated.
final class Nginx implements AutoCloseable {

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Nginx before(String name, List<BerthProcess> nodes) throws Exception {
        Path folder = BerthProcess.workFolder(name + "-nginx");
        int port = Ports.free();
        Path file = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, nodes));
        Process process = new ProcessBuilder(executable(), "-c", file.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        Await.until("nginx answers", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("nginx ended: " + Files.readString(folder.resolve("log")));
            }
            return nginx.listens();
        });
        return nginx;
    }

    private static String executable() {
        Path usual = Path.of("/usr/sbin/nginx");
        return Program.find("nginx")
                .or(() -> java.util.Optional.of(usual).filter(Files::isExecutable))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "there is no nginx on this machine, which these tests put before the nodes; .ci/run installs it"))
                .toString();
    }

    private static String configuration(Path folder, int port, List<BerthProcess> nodes) {
        String servers = nodes.stream()
                .map(node -> "server 127.0.0.1:" + node.port() + " max_fails=1 fail_timeout=1s;")
                .collect(Collectors.joining("\n        "));
        String temporary = List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
                .collect(Collectors.joining("\n    "));
        return """
                daemon off;
                master_process off;
                pid %1$s/pid;
                error_log %1$s/error.log warn;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    %2$s
                    upstream berth {
                        %3$s
                        keepalive 32;
                    }
                    server {
                        listen 127.0.0.1:%4$d;
                        client_max_body_size 0;
                        location / {
                            proxy_pass http://berth;
                            proxy_http_version 1.1;
                            proxy_request_buffering off;
                            proxy_buffering off;
                            proxy_set_header Connection "";
                            proxy_set_header Host $http_host;
                            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                            proxy_set_header X-Forwarded-Proto $scheme;
                            proxy_connect_timeout 2s;
                            proxy_read_timeout 300s;
                            proxy_next_upstream error timeout;
                        }
                    }
                }
                """.formatted(folder, temporary, servers, port);
    }

    int port() {
        return port;
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
