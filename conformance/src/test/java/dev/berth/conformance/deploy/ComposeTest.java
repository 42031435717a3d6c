package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import dev.berth.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The compose files, read by the library that docker compose reads them with.
@Tag("deploy")
final class ComposeTest {

    private static final Pattern UPSTREAM = Pattern.compile("server (\\S+):8080 ");

    private final Path folder = BerthProcess.workFolder("compose");
    private final Program manifests = Program.require("berth-manifests", folder);

    private JsonNode project(String file) throws IOException {
        return Deployed.document(manifests.run("compose", Deployed.file(file).toString()));
    }

    private static Map<String, String> environment(JsonNode service) {
        var environment = new LinkedHashMap<String, String>();
        service.path("environment")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return environment;
    }

    private static List<Map.Entry<String, JsonNode>> nodes(JsonNode project) {
        return project.path("services").properties().stream()
                .filter(service -> service.getValue().path("image").asText().startsWith("berth:"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void everyNodeStartsWithSettingsThatExistAndMayDoLittle(String file) throws IOException {
        List<Map.Entry<String, JsonNode>> nodes = nodes(project(file));

        assertThat(nodes).isNotEmpty();
        for (Map.Entry<String, JsonNode> node : nodes) {
            JsonNode service = node.getValue();
            ServerSettings settings = Deployed.settings(environment(service), folder);
            assertThat(settings.adminPassword()).isPresent();
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(Deployed.texts(service.path("cap_drop"))).containsExactly("ALL");
            assertThat(Deployed.texts(service.path("security_opt"))).containsExactly("no-new-privileges:true");
            assertThat(Deployed.texts(service.path("healthcheck").path("test")))
                    .containsExactly("CMD", "/usr/bin/berth", "health");
            assertThat(service.path("mem_limit").asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.cluster.yaml"})
    void everySecretIsAFileAndMountedWhereItIsUsed(String file) throws IOException {
        JsonNode project = project(file);

        project.path("secrets")
                .forEach(secret -> assertThat(secret.path("file").asText()).contains("/deploy/secrets/"));
        project.path("services").forEach(service -> {
            var mounted = service.path("secrets").findValuesAsText("target").stream()
                    .map(target -> target.startsWith("/") ? target : "/run/secrets/" + target)
                    .toList();
            environment(service).forEach((name, value) -> {
                assertThat(name).doesNotEndWith("PASSWORD").doesNotEndWith("SECRET_KEY");
                if (value.startsWith("/run/secrets/")) {
                    assertThat(mounted).contains(value);
                }
            });
        });
    }

    @Test
    void oneNodeKeepsItsDataInAVolume() throws IOException {
        JsonNode service = project("compose.yaml").path("services").path("berth");

        assertThat(service.path("volumes").findValuesAsText("type")).containsExactly("volume");
        assertThat(service.path("volumes").findValuesAsText("target")).containsExactly("/data");
    }

    @Test
    void theClustersNodesShareDatabaseContentAndKeyAndKeepNothing() throws IOException {
        List<Map.Entry<String, JsonNode>> nodes = nodes(project("compose.cluster.yaml"));

        assertThat(nodes).hasSize(3);
        assertThat(nodes.stream().map(node -> environment(node.getValue())).distinct())
                .hasSize(1);
        assertThat(environment(nodes.getFirst().getValue()))
                .containsKeys("BERTH_DATABASE_URL", "BERTH_SECRET_KEY_FILE")
                .containsEntry("BERTH_BLOBS_DRIVER", "s3");
        for (Map.Entry<String, JsonNode> node : nodes) {
            JsonNode volumes = node.getValue().path("volumes");
            assertThat(volumes.findValuesAsText("target")).containsExactly("/data");
            assertThat(volumes.findValuesAsText("source")).isEmpty();
        }
    }

    @Test
    void theProxyKnowsEveryNode() throws IOException {
        List<String> upstreams = UPSTREAM.matcher(Files.readString(Deployed.file("nginx.conf")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(nodes(project("compose.cluster.yaml")).stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(upstreams);
    }
}
