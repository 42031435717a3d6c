package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.server.ServerSettings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The chart, linted and rendered with several sets of values.
@Tag("deploy")
final class ChartTest {

    private static final String ONE = "{}";

    private static final String MANY = """
            replicas: 3
            admin: {existingSecret: berth-admin}
            database: {url: "postgresql://db:5432/berth?sslmode=verify-full", user: berth, existingSecret: berth-db}
            content: {driver: s3, s3: {bucket: berth, region: eu-central-1}}
            key: {existingSecret: berth-key}
            """;

    private static final String EVERYTHING = MANY + """
            externalUrl: https://registry.example
            settings: {gc.interval: 5m, upload.open-per-repository: 1000}
            javaOptions: -Xmx1g
            trustedProxies: [10.0.0.0/8]
            tls: {existingSecret: berth-tls}
            imagePullSecrets: [{name: pull}]
            ingress: {enabled: true, className: nginx, host: registry.example, tlsSecret: web, annotations: {a/b: "0"}}
            serviceAccount: {annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::1:role/berth"}}
            autoscaling: {enabled: true}
            networkPolicy:
              from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress}}}]
              egress: [{ports: [{port: 5432}]}, {ports: [{port: 443}]}]
            metrics:
              serviceMonitor: {enabled: true, basicAuthSecret: berth-metrics}
              rules: {enabled: true}
              dashboard: {enabled: true}
            """;

    private static final String STATIC_KEYS = MANY.replace(
            "region: eu-central-1",
            "endpoint: https://s3.example, addressing: path, prefix: team/, accessKey: id, existingSecret: berth-s3");

    static final List<String> SETS = List.of(ONE, MANY, EVERYTHING, STATIC_KEYS);

    private final Chart chart = new Chart();

    @ParameterizedTest
    @FieldSource("SETS")
    void everySetOfValuesIsLintedRenderedAndStartsWithSettingsThatExist(String values) throws IOException {
        chart.lint(values);
        Chart.Rendered rendered = chart.render(values);

        ServerSettings settings = Deployed.settings(rendered.environment(), chart.folder());

        assertThat(settings.http().listen()).hasToString("0.0.0.0:8080");
        rendered.environment().values().stream()
                .filter(value -> value.startsWith("/run/secrets/"))
                .forEach(file -> assertThat(rendered.mounts()).containsKey(file.substring(0, file.lastIndexOf('/'))));
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void everyPodMayDoLittleAndIsProbed(String values) throws IOException {
        Chart.Rendered rendered = chart.render(values);
        JsonNode pod = rendered.pod();
        JsonNode container = rendered.container();

        assertThat(pod.path("securityContext").path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("securityContext").path("runAsUser").asInt()).isEqualTo(10001);
        assertThat(pod.path("securityContext")
                        .path("seccompProfile")
                        .path("type")
                        .asText())
                .isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        JsonNode security = container.path("securityContext");
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(Deployed.texts(security.path("capabilities").path("drop"))).containsExactly("ALL");
        assertThat(probe(container, "startupProbe")).isEqualTo("/livez");
        assertThat(probe(container, "livenessProbe")).isEqualTo("/livez");
        assertThat(probe(container, "readinessProbe")).isEqualTo("/readyz");
        assertThat(rendered.has("NetworkPolicy")).isTrue();
        assertThat(rendered.has("ServiceAccount")).isTrue();
    }

    private static String probe(JsonNode container, String name) {
        return container.path(name).path("httpGet").path("path").asText();
    }

    @Test
    void oneNodeKeepsEverythingOnAVolumeThatOutlivesIt() throws IOException {
        Chart.Rendered rendered = chart.render(ONE);
        JsonNode deployment = rendered.one("Deployment").path("spec");

        assertThat(deployment.path("strategy").path("type").asText()).isEqualTo("Recreate");
        assertThat(deployment.path("replicas").asInt()).isEqualTo(1);
        assertThat(rendered.mount("/data")
                        .path("persistentVolumeClaim")
                        .path("claimName")
                        .asText())
                .isEqualTo("test-berth");
        assertThat(rendered.one("PersistentVolumeClaim")
                        .path("metadata")
                        .path("annotations")
                        .path("helm.sh/resource-policy")
                        .asText())
                .isEqualTo("keep");
        assertThat(rendered.has("PodDisruptionBudget")).isFalse();
        assertThat(rendered.has("HorizontalPodAutoscaler")).isFalse();
        assertThat(rendered.has("Ingress")).isFalse();
    }

    @Test
    void severalNodesAreReplacedOneByOneAndKeepNothing() throws IOException {
        Chart.Rendered rendered = chart.render(MANY);
        JsonNode deployment = rendered.one("Deployment").path("spec");

        assertThat(deployment.path("replicas").asInt()).isEqualTo(3);
        assertThat(deployment.path("strategy").path("type").asText()).isEqualTo("RollingUpdate");
        assertThat(deployment
                        .path("strategy")
                        .path("rollingUpdate")
                        .path("maxUnavailable")
                        .asInt(1))
                .isZero();
        assertThat(rendered.pod().path("topologySpreadConstraints")).hasSize(2);
        assertThat(rendered.mount("/data").has("emptyDir")).isTrue();
        assertThat(rendered.has("PersistentVolumeClaim")).isFalse();
        assertThat(rendered.one("PodDisruptionBudget")
                        .path("spec")
                        .path("maxUnavailable")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everythingThatIsSwitchedOnIsThere() throws IOException {
        Chart.Rendered rendered = chart.render(EVERYTHING);

        assertThat(rendered.one("Deployment").path("spec").has("replicas")).isFalse();
        assertThat(rendered.one("HorizontalPodAutoscaler")
                        .path("spec")
                        .path("minReplicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(rendered.environment())
                .containsEntry("BERTH_GC_INTERVAL", "5m")
                .containsEntry("BERTH_UPLOAD_OPEN_PER_REPOSITORY", "1000")
                .containsEntry("BERTH_HTTP_TRUSTED_PROXIES", "10.0.0.0/8")
                .containsEntry("JAVA_TOOL_OPTIONS", "-Xmx1g");
        assertThat(rendered.container()
                        .path("livenessProbe")
                        .path("httpGet")
                        .path("scheme")
                        .asText())
                .isEqualTo("HTTPS");
        assertThat(rendered.one("Ingress")
                        .path("spec")
                        .path("tls")
                        .path(0)
                        .path("secretName")
                        .asText())
                .isEqualTo("web");
        assertThat(Deployed.texts(rendered.one("NetworkPolicy").path("spec").path("policyTypes")))
                .containsExactly("Ingress", "Egress");
        assertThat(rendered.one("ServiceAccount")
                        .path("metadata")
                        .path("annotations")
                        .path("eks.amazonaws.com/role-arn")
                        .asText())
                .contains("role/berth");
        JsonNode endpoint =
                rendered.one("ServiceMonitor").path("spec").path("endpoints").path(0);
        assertThat(endpoint.path("scheme").asText()).isEqualTo("https");
        assertThat(endpoint.path("basicAuth").path("username").path("name").asText())
                .isEqualTo("berth-metrics");
        assertThat(rendered.one("PrometheusRule")
                        .path("spec")
                        .path("groups")
                        .path(0)
                        .path("rules")
                        .size())
                .isGreaterThan(10);
        assertThat(rendered.one("ConfigMap").path("data").path("berth.json").asText())
                .contains("\"title\": \"Berth\"");
    }

    @Test
    void anyOtherSettingWinsOverTheChartsOwn() throws IOException {
        assertThat(chart.render("settings: {log.format: text}").environment())
                .containsEntry("BERTH_LOG_FORMAT", "text");
    }

    @Test
    void whatCannotWorkIsRefusedWithASentence() throws IOException {
        assertThat(chart.refusal("replicas: 2"))
                .contains("several nodes need database.url: the embedded database is a file of one node");
        assertThat(chart.refusal("autoscaling: {enabled: true}")).contains("several nodes need database.url");
        assertThat(chart.refusal("{replicas: 2, database: {url: 'postgresql://db/berth'}}"))
                .contains("several nodes need content.driver s3");
        assertThat(chart.refusal(MANY.replace("key: {existingSecret: berth-key}", "")))
                .contains("several nodes need key.existingSecret");
        assertThat(chart.refusal("content: {driver: s3}")).contains("content.driver s3 needs content.s3.bucket");
        assertThat(chart.refusal("content: {driver: s3, s3: {bucket: b, accessKey: id}}"))
                .contains("content.s3.accessKey needs content.s3.existingSecret");
        assertThat(chart.refusal("metrics: {serviceMonitor: {enabled: true}}"))
                .contains("metrics.serviceMonitor needs");
        assertThat(chart.refusal("ingress: {enabled: true}")).contains("ingress.enabled needs ingress.host");
        assertThat(chart.refusal("replicsa: 3")).contains("'replicsa' not allowed");
        assertThat(chart.refusal("content: {driver: nfs}")).contains("content/driver");
    }
}
