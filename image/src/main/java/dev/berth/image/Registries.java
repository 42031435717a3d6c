package dev.berth.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.nio.file.Path;

/// Images in registries, with the credentials that `docker login` and its like have left.
final class Registries {

    private Registries() {}

    static RegistryImage image(String reference) throws InvalidImageReferenceException {
        ImageReference parsed = ImageReference.parse(reference);
        return RegistryImage.named(parsed)
                .addCredentialRetriever(
                        CredentialRetrieverFactory.forImage(parsed, _ -> {}).dockerConfig(config()));
    }

    private static Path config() {
        String named = System.getenv("DOCKER_CONFIG");
        Path folder = named == null ? Path.of(System.getProperty("user.home"), ".docker") : Path.of(named);
        return folder.resolve("config.json");
    }
}
