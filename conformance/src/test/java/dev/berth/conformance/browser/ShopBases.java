package dev.berth.conformance.browser;

import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the images of the shop are built on: a system, a runtime upon it, and what the runtime became since.
final class ShopBases {

    private ShopBases() {}

    static void push(RegistryClient admin, byte[] system, byte[] runtime, byte[] later) {
        admin.postJson("/api/v2.0/projects", "{\"project_name\":\"platform\"}").expect(201);
        Repository java = new Repository(admin, "platform/java");
        push(new Repository(admin, "platform/sea"), List.of("12"), List.of(system));
        push(java, List.of("25", "25.0.1"), List.of(system, runtime));
        push(java, List.of("25", "25.0.2"), List.of(system, later));
    }

    private static void push(Repository repository, List<String> tags, List<byte[]> layers) {
        byte[] config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
                .getBytes(StandardCharsets.UTF_8);
        Image image = Images.image(config, layers);
        image.blobs().forEach(repository::pushBlob);
        tags.forEach(tag -> repository.putManifest(tag, image.manifest()).expect(201));
    }
}
