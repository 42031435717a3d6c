package dev.berth.conformance.bench;

import dev.berth.conformance.bench.Table.Column;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Proc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// From the start of the process to its first 200, on a data folder that exists, and the memory it holds when idle.
final class StartBench {

    private static final long IDLE_MILLIS = 5_000;

    private StartBench() {}

    private record Started(double millis, double mebibytes) {}

    static void startAndMemory(Ground ground) throws Exception {
        BerthProcess berth = ground.start(ground.berth());
        for (int i = 0; i < 20; i++) {
            berth.newRepository().push(new Images(i).image(3, 10_000), "1");
        }
        berth.stop();

        var runs = new LinkedHashMap<String, Supplier<Started>>();
        runs.put("./berth start", () -> {
            long start = System.nanoTime();
            Thread.ofVirtual().start(() -> ignoreEnd(berth));
            Started started = firstAnswer(start, berth.port(), "/api/v2.0/ping", berth::pid);
            berth.stop();
            return started;
        });
        runs.put("docker-registry", () -> {
            try (Peers peers = new Peers(Path.of(ground.folder().toString()))) {
                long start = System.nanoTime();
                Contender docker = peers.dockerRegistry(false);
                return firstAnswer(
                        start,
                        docker.address().getPort(),
                        "/v2/",
                        () -> docker.process().pid());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        Table.measure(
                "Start to the first 200 with data there, and memory after five idle seconds",
                5,
                runs,
                List.of(new Column<>("ms", Started::millis), new Column<>("RSS MiB", Started::mebibytes)));
    }

    private static void ignoreEnd(BerthProcess berth) {
        berth.start();
    }

    private static Started firstAnswer(long start, int port, String path, Supplier<Long> pid) {
        try {
            while (!answers200(port, path)) {
                Thread.sleep(2);
            }
            double millis = (System.nanoTime() - start) / 1e6;
            Thread.sleep(IDLE_MILLIS);
            return new Started(millis, new Proc(pid.get()).residentBytes() / 1048576.0);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean answers200(int port, String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes(12);
            return new String(line, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }
}
