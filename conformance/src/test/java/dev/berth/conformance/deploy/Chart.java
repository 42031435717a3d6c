package dev.berth.conformance.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Helm chart, driven with the real `helm`; what it renders is read strictly, as the API server would.
final class Chart {

    private static final String CHART = Deployed.file("chart/berth").toString();

    private final Path folder = BerthProcess.workFolder("chart");
    private final Program helm = Program.require("helm", folder);
    private final Program manifests = Program.require("berth-manifests", folder);

    Path folder() {
        return folder;
    }

    void lint(String values) throws IOException {
        helm.run("lint", "--strict", CHART, "-f", write(values).toString());
    }

    /// What `helm template` makes of the values; each document is checked against its kind.
    Rendered render(String values) throws IOException {
        String text = template(values).output();
        Path rendered = Files.writeString(folder.resolve("rendered.yaml"), text);
        manifests.run("kubernetes", rendered.toString());
        return new Rendered(Deployed.documents(text));
    }

    /// The sentence with which the values are refused.
    String refusal(String values) throws IOException {
        Program.Result result = attempt(values);
        if (result.code() == 0) {
            throw new AssertionError("was not refused:\n" + values);
        }
        return result.errors();
    }

    private Program.Result template(String values) throws IOException {
        Program.Result result = attempt(values);
        if (result.code() != 0) {
            throw new AssertionError(result.errors());
        }
        return result;
    }

    private Program.Result attempt(String values) throws IOException {
        // A helm that was built without a release's flags believes in a very old Kubernetes.
        return helm.attempt(
                "template",
                "test",
                CHART,
                "--kube-version",
                "1.33.0",
                "-f",
                write(values).toString());
    }

    private Path write(String values) throws IOException {
        return Files.writeString(folder.resolve("values.yaml"), values);
    }

    /// Rendered documents.
    record Rendered(List<JsonNode> documents) {

        boolean has(String kind) {
            return documents.stream()
                    .anyMatch(each -> each.path("kind").asText().equals(kind));
        }

        JsonNode one(String kind) {
            var found = documents.stream()
                    .filter(each -> each.path("kind").asText().equals(kind))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(found.size() + " documents of kind " + kind);
            }
            return found.getFirst();
        }

        JsonNode pod() {
            return one("Deployment").path("spec").path("template").path("spec");
        }

        JsonNode container() {
            return pod().path("containers").path(0);
        }

        Map<String, String> environment() {
            var environment = new LinkedHashMap<String, String>();
            container()
                    .path("env")
                    .forEach(each -> environment.put(
                            each.path("name").asText(), each.path("value").asText()));
            return environment;
        }

        /// The volume that is mounted there.
        JsonNode mount(String path) {
            return Optional.ofNullable(mounts().get(path)).orElseThrow();
        }

        /// Where each volume is mounted, and what it is.
        Map<String, JsonNode> mounts() {
            var mounts = new LinkedHashMap<String, JsonNode>();
            var volumes = new ArrayList<JsonNode>();
            pod().path("volumes").forEach(volumes::add);
            container()
                    .path("volumeMounts")
                    .forEach(mount -> mounts.put(
                            mount.path("mountPath").asText(),
                            volumes.stream()
                                    .filter(volume -> volume.path("name").equals(mount.path("name")))
                                    .findFirst()
                                    .orElseThrow()));
            return mounts;
        }
    }
}
