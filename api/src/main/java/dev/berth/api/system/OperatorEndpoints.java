package dev.berth.api.system;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.HealthCheck;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/// Answers `/livez`, `/readyz` and `/metrics`.
public final class OperatorEndpoints {

    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final List<HealthCheck> checks;
    private final Supplier<String> metrics;
    private final boolean metricsPublic;

    /// @param metrics all of them in the text format of Prometheus
    /// @param metricsPublic whether everybody may read them
    public OperatorEndpoints(List<HealthCheck> checks, Supplier<String> metrics, boolean metricsPublic) {
        this.checks = List.copyOf(checks);
        this.metrics = metrics;
        this.metricsPublic = metricsPublic;
    }

    public List<Endpoint> endpoints() {
        AccessRule probe = new AccessRule.Public("probes have no credentials; the answer is yes or no");
        AccessRule scrape = metricsPublic
                ? new AccessRule.Public("the operator opened the metrics to everybody")
                : new AccessRule.Local(
                        new Permission(Resource.CONFIGURATION, Action.READ),
                        ScopeSource.INSTALLATION,
                        "a collector on this machine");
        return List.of(
                new Endpoint(
                        Route.reading("/livez", probe, describe("getLive", "Whether the process answers at all")),
                        _ -> text(200, PLAIN, "ok\n")),
                new Endpoint(
                        Route.reading(
                                "/readyz",
                                probe,
                                describe("getReady", "Whether requests can be served")
                                        .answers(503, "a part does not work; the answer names it", PLAIN)),
                        this::ready),
                new Endpoint(
                        Route.reading("/metrics", scrape, describe("getMetrics", "Metrics for Prometheus")),
                        _ -> text(200, PROMETHEUS, metrics.get())));
    }

    private Response ready(Call call) {
        StringBuilder answer = new StringBuilder();
        boolean ready = true;
        for (HealthCheck check : checks) {
            boolean works = check.works();
            ready &= works;
            answer.append(check.name()).append(works ? " ok\n" : " failed\n");
        }
        return text(ready ? 200 : 503, PLAIN, answer.toString());
    }

    private static Response text(int status, String mediaType, String text) {
        return new Response(
                status,
                Headers.of("Content-Type", mediaType, "Cache-Control", "no-store"),
                new ResponseBody.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "operation", summary).answers(200, "the answer, as text", "text/plain");
    }
}
