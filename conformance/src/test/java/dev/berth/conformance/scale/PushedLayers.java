package dev.berth.conformance.scale;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Sha;
import dev.berth.conformance.support.Tar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Two images whose layers hold many files, pushed over HTTP: what is in a layer is found out from its bytes, which
/// no loader makes.
final class PushedLayers {

    static final String REPOSITORY = "project-0000/files";

    private static final String OCTETS = "application/octet-stream";
    private static final int FOLDERS = 60;
    private static final int FILES = 100;

    private PushedLayers() {}

    /// What asks the server.
    interface Client {

        /// The status.
        int send(String method, String path, byte[] body, String type) throws Exception;

        /// The path that a POST is answered with as Location.
        String post(String path, byte[] body, String type) throws Exception;
    }

    /// Pushes them as `one` and `two`, and has their layers looked into.
    ///
    /// @return the digest of the upper layer of the first
    static String push(Client client) throws Exception {
        byte[] config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] below = layer("lower");
        byte[] upper = layer("upper");
        push(client, "one", Images.image(config, List.of(below, upper)));
        push(client, "two", Images.image(config, List.of(below, layer("other"))));
        List<String> waiting = new ArrayList<>();
        for (byte[] bytes : List.of(below, upper)) {
            waiting.add(artifact("one") + "/layers/" + Sha.sha256(bytes) + "/files?limit=1&state=all");
        }
        waiting.add(artifact("one") + "/changes?to=two&limit=1");
        for (String path : waiting) {
            Await.until("200 from " + path, () -> client.send("GET", path, new byte[0], "") == 200);
        }
        return Sha.sha256(upper);
    }

    private static String artifact(String tag) {
        return "/api/ext/v1/projects/project-0000/repos/files/artifacts/" + tag;
    }

    private static void push(Client client, String tag, Image image) throws Exception {
        for (byte[] blob : image.blobs()) {
            String place = client.post("/v2/" + REPOSITORY + "/blobs/uploads/", new byte[0], OCTETS);
            String path = place + (place.contains("?") ? "&" : "?") + "digest=" + Sha.sha256(blob);
            expect(201, client.send("PUT", path, blob, OCTETS), path);
        }
        String path = "/v2/" + REPOSITORY + "/manifests/" + tag;
        expect(
                201,
                client.send(
                        "PUT", path, image.manifest().bytes(), image.manifest().mediaType()),
                path);
    }

    private static void expect(int wanted, int status, String path) {
        if (status != wanted) {
            throw new AssertionError("%s was answered with %d".formatted(path, status));
        }
    }

    private static byte[] layer(String word) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        for (int folder = 0; folder < FOLDERS; folder++) {
            for (int file = 0; file < FILES; file++) {
                String name = "usr/lib/part-%02d/%s-%03d.so".formatted(folder, file % 2 == 0 ? "shared" : word, file);
                files.put(name, (word + file).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Tar.gzip(Tar.of(files));
    }
}
