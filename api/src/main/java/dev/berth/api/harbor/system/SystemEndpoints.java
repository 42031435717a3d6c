package dev.berth.api.harbor.system;

import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.HealthCheck;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/ping`, `/health` and `/systeminfo`.
public final class SystemEndpoints {

    /// The release of Harbor whose API this is; clients choose their ways by it.
    private static final String HARBOR = "v2.16.0";

    private final List<HealthCheck> checks;
    private final Optional<String> externalUrl;
    private final String version;
    private final InstantSource clock;

    /// @param externalUrl where clients reach this server, without a slash at its end; empty to go by what they
    ///     asked for
    /// @param version of the program
    public SystemEndpoints(
            List<HealthCheck> checks, Optional<String> externalUrl, String version, InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.externalUrl = externalUrl;
        this.version = version;
        this.clock = clock;
    }

    /// How the parts of the installation are.
    record OverallHealthStatus(String status, List<ComponentHealthStatus> components) {}

    /// How one part is.
    record ComponentHealthStatus(
            String name, String status, @Nullable String error) {}

    /// Facts about the installation. The anonymous learn only what a sign-in page needs.
    record GeneralInfo(
            String authMode,
            boolean primaryAuthMode,
            boolean selfRegistration,
            String bannerMessage,
            @Nullable String currentTime,
            @Nullable String registryUrl,
            @Nullable String externalUrl,
            @Nullable String projectCreationRestriction,
            @Nullable Boolean hasCaRoot,
            @Nullable String harborVersion,
            @Nullable String registryStorageProviderName,
            @Nullable Boolean readOnly,
            @Nullable Boolean notificationEnable) {}

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        Route.reading(
                                "/api/v2.0/ping",
                                new AccessRule.Public("says only that a server is here"),
                                describe("getPing", "Is anybody there?").answers(200, "Pong", "text/plain")),
                        _ -> new Response(
                                200,
                                Headers.of("Content-Type", "text/plain; charset=utf-8"),
                                new ResponseBody.Bytes("Pong".getBytes(StandardCharsets.US_ASCII)))),
                new Endpoint(
                        Route.reading(
                                "/api/v2.0/health",
                                new AccessRule.Public("names parts and whether they work, no more"),
                                describe("getHealth", "How the parts of the installation are")
                                        .answers(200, "healthy or not", OverallHealthStatus.class)),
                        this::health),
                new Endpoint(
                        Route.reading(
                                "/api/v2.0/systeminfo",
                                new AccessRule.Anybody("the anonymous learn what a sign-in page needs"),
                                describe("getSystemInfo", "Facts about the installation")
                                        .answers(200, "the facts", GeneralInfo.class)),
                        this::info));
    }

    private Response health(Call call) {
        List<ComponentHealthStatus> components = new ArrayList<>();
        components.add(new ComponentHealthStatus("core", "healthy", null));
        boolean healthy = true;
        for (HealthCheck check : checks) {
            boolean works = check.works();
            healthy &= works;
            components.add(new ComponentHealthStatus(
                    check.name(), works ? "healthy" : "unhealthy", works ? null : check.name() + " does not answer"));
        }
        return Json.response(200, new OverallHealthStatus(healthy ? "healthy" : "unhealthy", components));
    }

    private Response info(Call call) {
        if (call.principal().anonymous()) {
            return Json.response(
                    200,
                    new GeneralInfo("db_auth", false, false, "", null, null, null, null, null, null, null, null, null));
        }
        String url = url(call.request());
        return Json.response(
                200,
                new GeneralInfo(
                        "db_auth",
                        false,
                        false,
                        "",
                        HarborTime.text(clock.instant()),
                        url.substring(url.indexOf("//") + 2),
                        url,
                        "everyone",
                        false,
                        HARBOR + "-berth-" + version,
                        "filesystem",
                        false,
                        false));
    }

    private String url(Request request) {
        return externalUrl.orElseGet(() -> (request.secure() ? "https://" : "http://") + request.authority());
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "system", summary);
    }
}
