package dev.berth.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The pages for people, with images that were pushed before.
@Tag("browser")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class PortalTest {

    private static final String EVIL = "<img src=x onerror=\"window.broken=1\">";

    private final Images images = new Images(26);

    @Test
    void aPersonFindsReadsMakesAndDeletesInABrowser() throws Exception {
        Path folder = BerthProcess.workFolder("portal");
        Program browser = Program.require("berth-browser", folder);
        String chromium = Chromium.require(folder);
        Path pictures = Path.of("target", "screenshots").toAbsolutePath();
        try (BerthProcess berth = BerthProcess.named("portal").start()) {
            push(berth.user("admin", BerthProcess.ADMIN_PASSWORD));
            String address = berth.address().toString();
            String password = BerthProcess.ADMIN_PASSWORD;
            String script = script("portal.cjs");
            browser.run(script, chromium, address, "admin", password, pictures.toString(), "inside");
            browser.run(script, chromium, address, "admin", password, pictures.toString());
            browser.run(script, chromium, address, "admin", password, pictures.toString(), "pages");
        }
        assertThat(pictures.resolve("portal-tags-dark-390.png")).isRegularFile();
        assertThat(pictures.resolve("readme-layers-dark.png")).isRegularFile();
    }

    @Test
    void theTypesOfThePortalAreThoseOfTheApi() throws Exception {
        Path folder = BerthProcess.workFolder("portal-types");
        Program browser = Program.require("berth-browser", folder);
        try (BerthProcess berth = BerthProcess.named("portal-types").start()) {
            browser.run(script("types.cjs"), berth.address().toString());
        }
    }

    private void push(RegistryClient admin) {
        for (String project : List.of("payments", "empty")) {
            admin.postJson("/api/v2.0/projects", "{\"project_name\":\"%s\"}".formatted(project))
                    .expect(201);
        }
        Repository checkout = new Repository(admin, "payments/checkout-api");
        for (String version : List.of("1.8.1", "1.8.2", "1.8.3", "1.8.4")) {
            Manifest amd64 = platform(checkout, "amd64");
            Manifest arm64 = platform(checkout, "arm64");
            Manifest index = index(amd64, arm64);
            checkout.putManifest(version, index).expect(201);
            if (version.equals("1.8.4")) {
                checkout.putManifest("latest", index).expect(201);
            }
        }
        for (String tag : List.of("1.8.4", "1.8.4", "1.8.4", "latest", "latest")) {
            checkout.manifest(tag).expect(200);
        }
        many(new Repository(admin, "payments/many"));
        ShopImages.push(admin, images);
        ShopBuilds.push(admin, images);
        Repository hostile = new Repository(admin, "payments/hostile");
        Image image = images.image(1, 100);
        image.blobs().forEach(hostile::pushBlob);
        ObjectNode manifest = Images.manifest(
                image.blobs().getFirst(), Images.CONFIG, image.blobs().subList(1, 2), Images.LAYER);
        manifest.putObject("annotations")
                .put("org.opencontainers.image.title", EVIL)
                .put(EVIL, "javascript:broken=1");
        hostile.putManifest("bad", new Manifest(Images.MANIFEST, Images.write(manifest)))
                .expect(201);
        String description = Images.object(Map.of("description", EVIL)).toString();
        admin.put(
                        "/api/v2.0/projects/payments/repositories/hostile",
                        description.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/json")
                .expect(200);
    }

    /// A hundred thousand tags, as quickly as requests can bring them: a hundred with each of a thousand manifests.
    private void many(Repository repository) {
        Image image = images.image(1, 100);
        image.blobs().forEach(repository::pushBlob);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 1_000)
                    .mapToObj(number -> threads.submit(() -> {
                        ObjectNode manifest = Images.manifest(
                                image.blobs().getFirst(),
                                Images.CONFIG,
                                image.blobs().subList(1, 2),
                                Images.LAYER);
                        manifest.putObject("annotations").put("number", Integer.toString(number));
                        Manifest made = new Manifest(Images.MANIFEST, Images.write(manifest));
                        String tags = IntStream.range(0, 100)
                                .mapToObj(patch -> "tag=%d.%d.0".formatted(number, patch))
                                .collect(Collectors.joining("&"));
                        return repository
                                .putManifest(made.digest() + "?" + tags, made)
                                .expect(201);
                    }))
                    .toList()
                    .forEach(PortalTest::await);
        }
    }

    private static void await(Future<?> pushed) {
        try {
            pushed.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private Manifest platform(Repository repository, String architecture) {
        byte[] config =
                "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{\"Entrypoint\":[\"/app\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
                        .formatted(architecture)
                        .getBytes(StandardCharsets.UTF_8);
        Image image = Images.image(config, List.of(images.bytes(40_000), images.bytes(9_000)));
        image.blobs().forEach(repository::pushBlob);
        repository.putManifest(image.digest(), image.manifest()).expect(201);
        return image.manifest();
    }

    private static Manifest index(Manifest amd64, Manifest arm64) {
        ObjectNode root = Images.object(Map.of("mediaType", Images.INDEX));
        root.put("schemaVersion", 2);
        var manifests = root.putArray("manifests");
        new TreeMap<>(Map.of("amd64", amd64, "arm64", arm64)).forEach((architecture, child) -> {
            ObjectNode descriptor = Images.descriptor(Images.MANIFEST, child.digest(), child.size());
            descriptor.putObject("platform").put("os", "linux").put("architecture", architecture);
            manifests.add(descriptor);
        });
        return new Manifest(Images.INDEX, Images.write(root));
    }

    private static String script(String name) {
        Path script = Path.of("browser", name).toAbsolutePath();
        assertThat(Files.exists(script)).isTrue();
        return script.toString();
    }
}
