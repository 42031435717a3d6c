package dev.berth.conformance.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.berth.platform.config.InvalidSettingException;
import dev.berth.platform.config.SettingSources;
import dev.berth.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of the folder `deploy`, and what they say.
final class Deployed {

    static final Path FOLDER = Path.of("../deploy").toAbsolutePath().normalize();

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SECRETS = "/run/secrets/";

    private Deployed() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /// Every document of a YAML text.
    static List<JsonNode> documents(String text) throws IOException {
        var documents = new ArrayList<JsonNode>();
        try (MappingIterator<JsonNode> all =
                YAML.readerFor(JsonNode.class).readValues(YAML.getFactory().createParser(text))) {
            while (all.hasNext()) {
                JsonNode document = all.next();
                if (document.isObject()) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    static JsonNode document(String text) throws IOException {
        return documents(text).getFirst();
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /// The settings that a container with this environment would start with. Secrets are files with a made-up
    /// content.
    ///
    /// @throws InvalidSettingException with the program's own sentence when it would not start
    static ServerSettings settings(Map<String, String> environment, Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef".repeat(4) + "\n");
        var berths = new LinkedHashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith("BERTH_")) {
                berths.put(name, value.startsWith(SECRETS) ? secret.toString() : value);
            }
        });
        return ServerSettings.read(new SettingSources(Map.of(), berths, Optional.empty()));
    }
}
