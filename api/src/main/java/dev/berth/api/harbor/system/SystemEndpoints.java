package dev.berth.api.harbor.system;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.HealthCheck;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.api.support.Storage;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Settings;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/ping`, `/health` and `/systeminfo` with what is below it.
public final class SystemEndpoints {

    /// The release of Harbor whose API this is; clients choose their ways by it.
    private static final String HARBOR = "v2.16.0";

    private final List<HealthCheck> checks;
    private final Optional<String> externalUrl;
    private final String version;
    private final InstantSource clock;
    private final Storage storage;
    private final Settings settings;

    /// @param externalUrl where clients reach this server, without a slash at its end; empty to go by what they
    ///     asked for
    /// @param version of the program
    public SystemEndpoints(
            List<HealthCheck> checks,
            Storage storage,
            Settings settings,
            Optional<String> externalUrl,
            String version,
            InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.storage = storage;
        this.settings = settings;
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

    /// Room on this machine.
    record SystemInfo(List<StorageSpace> storage) {}

    /// In bytes.
    record StorageSpace(long total, long free) {}

    public List<Endpoint> endpoints() {
        AccessRule volumes =
                new AccessRule.Requires(new Permission(Resource.SYSTEM_VOLUMES, Action.READ), ScopeSource.INSTALLATION);
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
                        this::info),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/systeminfo/volumes",
                                volumes,
                                describe("getVolumes", "Room on this machine")
                                        .answers(200, "in bytes", SystemInfo.class)),
                        this::volumes),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/systeminfo/getcert",
                                new AccessRule.Public("a certificate is no secret"),
                                describe("getCert", "The certificate of an authority that clients should trust")
                                        .answers(404, "none is offered here")),
                        _ -> {
                            throw new DomainException(
                                    ApiErrorCode.NOT_FOUND,
                                    "this installation offers no certificate of an authority; ask its operator");
                        }));
    }

    private Response volumes(Call call) {
        Storage.Space space = storage.space().get();
        return Json.response(200, new SystemInfo(List.of(new StorageSpace(space.total(), space.free()))));
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
                    new GeneralInfo(
                            settings.value(Catalogue.AUTH_MODE),
                            settings.value(Catalogue.PRIMARY_AUTH_MODE),
                            settings.value(Catalogue.SELF_REGISTRATION),
                            settings.value(Catalogue.BANNER),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
        }
        String url = url(call.request());
        return Json.response(
                200,
                new GeneralInfo(
                        settings.value(Catalogue.AUTH_MODE),
                        settings.value(Catalogue.PRIMARY_AUTH_MODE),
                        settings.value(Catalogue.SELF_REGISTRATION),
                        settings.value(Catalogue.BANNER),
                        HarborTime.text(clock.instant()),
                        url.substring(url.indexOf("//") + 2),
                        url,
                        settings.value(Catalogue.PROJECT_CREATION),
                        false,
                        HARBOR + "-berth-" + version,
                        storage.provider(),
                        settings.value(Catalogue.READ_ONLY),
                        settings.value(Catalogue.NOTIFICATIONS)));
    }

    private String url(Request request) {
        return externalUrl.orElseGet(() -> (request.secure() ? "https://" : "http://") + request.authority());
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, tag(operation), summary);
    }

    /// The groups of Harbor's description.
    private static String tag(String operation) {
        return switch (operation) {
            case "getPing" -> "ping";
            case "getHealth" -> "health";
            default -> "systeminfo";
        };
    }
}
