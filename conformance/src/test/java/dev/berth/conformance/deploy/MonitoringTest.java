package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.blobstore.s3.RealS3;
import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Program;
import dev.berth.platform.db.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The alerts and the dashboard ask for metrics that a running server shows, one with its own files and one on
/// PostgreSQL and S3.
@Tag("deploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MonitoringTest {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{([^}]*)})? ");
    private static final Pattern LABEL = Pattern.compile("([a-z_0-9]+)=\"");
    /// What Prometheus itself adds.
    private static final Set<String> ADDED = Set.of("up");
    private static final Pattern ADDED_LABEL = Pattern.compile(".*\\{(instance|job)}");

    private final Set<String> shown = new TreeSet<>();
    private final Set<String> labels = new TreeSet<>();

    @BeforeAll
    void readTheMetricsOfRunningServersAfterTraffic() throws Exception {
        // A small heap, so that it is collected while the test runs.
        try (var alone = BerthProcess.named("metrics")
                .with("gc.interval", "1s")
                .jvm("-Xms24m", "-Xmn6m")
                .start()) {
            read(alone);
        }
        try (var node = BerthProcess.named("metrics-many")
                .with("gc.interval", "1s")
                .with("database.url", shared())
                .with("blobs.driver", "s3")
                .with("s3.endpoint", RealS3.shared().endpoint().toString())
                .with("s3.addressing", "path")
                .with("s3.bucket", RealS3.shared().newBucket())
                .with("s3.access-key", RealS3.ACCESS_KEY)
                .with("s3.secret-key-file", secret().toString())
                .start()) {
            read(node);
        }
    }

    @AfterAll
    void forget() throws IOException {
        Files.deleteIfExists(secret());
    }

    private static String shared() {
        return RealPostgres.shared().newDatabase();
    }

    private static Path secret() throws IOException {
        return Files.writeString(Path.of("target", "s3-secret").toAbsolutePath(), RealS3.SECRET_KEY);
    }

    private void read(BerthProcess server) throws Exception {
        server.newRepository().push(new Images(3).image(2, 5000), "1");
        Await.until("a job has run", () -> metrics(server).contains("berth_job_runs_seconds_count{"));
        Matcher sample = SAMPLE.matcher(metrics(server));
        while (sample.find()) {
            shown.add(sample.group(1));
            Matcher label = LABEL.matcher(String.valueOf(sample.group(2)));
            while (label.find()) {
                labels.add(sample.group(1) + "{" + label.group(1) + "}");
            }
        }
    }

    private static String metrics(BerthProcess server) {
        return server.anonymous().get("/metrics").expect(200).text();
    }

    private void expectToBeShown(List<String> queries) {
        assertThat(queries).isNotEmpty();
        for (String query : queries) {
            Set<String> metrics = PromQl.metrics(query);
            metrics.removeAll(ADDED);
            assertThat(shown).as(query).containsAll(metrics);
            Set<String> asked = PromQl.labels(query);
            asked.removeIf(label -> ADDED_LABEL.matcher(label).matches());
            assertThat(labels).as(query).containsAll(asked);
        }
    }

    private static List<JsonNode> alerts() throws IOException {
        var rules = new ArrayList<JsonNode>();
        Deployed.document(Files.readString(Deployed.file("prometheus/alerts.yaml")))
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Deployed.file("grafana/berth.json").toFile());
    }

    @Test
    void theAlertsAskForMetricsThatExist() throws IOException {
        expectToBeShown(
                alerts().stream().map(rule -> rule.path("expr").asText()).toList());
    }

    @Test
    void theDashboardAsksForMetricsThatExist() throws IOException {
        expectToBeShown(dashboard().findValuesAsText("expr"));
    }

    @Test
    void everyPanelSaysWhatItShows() throws IOException {
        var ids = new TreeSet<Integer>();
        for (JsonNode panel : dashboard().path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("description").asText())
                        .as(panel.path("title").asText())
                        .isNotEmpty();
                assertThat(panel.path("targets")).isNotEmpty();
            }
        }
    }

    @Test
    void noMetricHasALabelThatPrometheusGivesItself() {
        assertThat(labels).noneMatch(label -> ADDED_LABEL.matcher(label).matches());
    }

    @Test
    void everyAlertStandsInTheGuide() throws IOException {
        String guide = Files.readString(Path.of("../docs/operations.md"));

        for (JsonNode alert : alerts()) {
            assertThat(guide).contains("`" + alert.path("alert").asText() + "`");
            assertThat(alert.path("labels").path("severity").asText()).isIn("critical", "warning", "info");
            assertThat(alert.path("annotations").path("summary").asText()).isNotEmpty();
        }
    }

    @Test
    void prometheusAcceptsTheAlertsAndTheyRingWhenTheyShould() {
        Program promtool = Program.require("promtool", BerthProcess.workFolder("promtool"));

        promtool.run("check", "rules", Deployed.file("prometheus/alerts.yaml").toString());
        promtool.run(
                "test", "rules", Deployed.file("prometheus/alerts.test.yaml").toString());
    }
}
