package dev.berth.conformance.bench;

import dev.berth.conformance.support.Ports;
import dev.berth.conformance.support.Proc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's docker-registry and nginx, each with a configuration of its own on free ports, and TLS material that all
/// contenders share. They keep their data beside Berth's, on the same file system.
final class Peers implements AutoCloseable {

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    Peers(Path folder) {
        this.folder = folder;
    }

    Path certificate() throws IOException {
        makeCertificate();
        return folder.resolve("tls.crt");
    }

    Path key() throws IOException {
        makeCertificate();
        return folder.resolve("tls.key");
    }

    private void makeCertificate() throws IOException {
        if (Files.exists(folder.resolve("tls.crt"))) {
            return;
        }
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=127.0.0.1",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        folder.resolve("tls.key").toString(),
                        "-out",
                        folder.resolve("tls.crt").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await(openssl);
    }

    Contender dockerRegistry(boolean tls) throws IOException {
        int port = Ports.free();
        String config = """
                version: 0.1
                log: {level: error, accesslog: {disabled: true}}
                storage:
                  filesystem: {rootdirectory: %s}
                  delete: {enabled: true}
                http:
                  addr: 127.0.0.1:%d
                %s""".formatted(folder.resolve("docker-registry"), port, tls ? registryTls() : "");
        Path file = Files.writeString(folder.resolve("docker-registry-" + port + ".yml"), config);
        Process process = start("docker-registry", "docker-registry", "serve", file.toString());
        return ready("docker-registry", tls, port, process);
    }

    private String registryTls() throws IOException {
        return "  tls: {certificate: " + certificate() + ", key: " + key() + "}\n";
    }

    /// nginx over a folder of static files.
    Contender nginx(Path files) throws IOException {
        int plain = Ports.free();
        String config = """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log warn;
                worker_processes auto;
                user root;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 100000000;
                  client_body_temp_path %1$s/nginx-body;
                  proxy_temp_path %1$s/nginx-proxy;
                  fastcgi_temp_path %1$s/nginx-fastcgi;
                  uwsgi_temp_path %1$s/nginx-uwsgi;
                  scgi_temp_path %1$s/nginx-scgi;
                  default_type application/octet-stream;
                  root %2$s;
                  server { listen 127.0.0.1:%3$d; }
                  server {
                    listen 127.0.0.1:%4$d ssl;
                    ssl_certificate %5$s;
                    ssl_certificate_key %6$s;
                  }
                }
                """.formatted(folder, files, plain, plain + 1, certificate(), key());
        Path file = Files.writeString(folder.resolve("nginx.conf"), config);
        Process process = start("nginx", "nginx", "-p", folder.toString(), "-c", file.toString());
        return ready("nginx", false, plain, process);
    }

    /// The TLS side of [#nginx], which is the next port of the same process.
    static Contender overTls(Contender nginx) {
        URI address = URI.create("https://127.0.0.1:" + (nginx.address().getPort() + 1));
        return new Contender(nginx.name(), address, nginx.process());
    }

    private Process start(String name, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static Contender ready(String name, boolean tls, int port, Process process) throws IOException {
        while (!listening(port)) {
            if (!process.isAlive()) {
                throw new IOException(name + " ended at once with code " + process.exitValue());
            }
            Thread.onSpinWait();
        }
        URI address = URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port);
        return new Contender(name, address, new Proc(process.pid()));
    }

    static boolean listening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(Peers::await);
    }
}
