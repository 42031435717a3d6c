package dev.berth.conformance.bench;

import dev.berth.conformance.bench.Wrk.Run;
import dev.berth.conformance.scale.LoadCommand;
import dev.berth.conformance.support.BerthProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the twenty commonest calls cost when there is much of everything. Nobody is compared: the figures are
/// Berth's.
final class ApiBench {

    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 3;
    private static final int WARM_UP_SECONDS = 1;

    private static final String PROJECT = "/api/v2.0/projects/project-0000";
    private static final String REPOSITORY = PROJECT + "/repositories/backend%252Fservice-00";
    private static final String LARGEST = "/v2/project-0000/backend/service-00";

    /// A call by its name and path.
    private record Call(String name, String path) {}

    private static final List<Call> CALLS = List.of(
            new Call("ping", "/api/v2.0/ping"),
            new Call("health", "/api/v2.0/health"),
            new Call("system info", "/api/v2.0/systeminfo"),
            new Call("who am I", "/api/v2.0/users/current"),
            new Call(
                    "token to pull",
                    "/service/token?service=harbor-registry&scope=repository:project-0000/backend/service-00:pull"),
            new Call("manifest by tag", LARGEST + "/manifests/latest"),
            new Call("tags of a repository", LARGEST + "/tags/list?n=100"),
            new Call("catalog", "/v2/_catalog?n=100"),
            new Call("projects", "/api/v2.0/projects?page=1&page_size=15"),
            new Call("project", PROJECT),
            new Call("project's summary", PROJECT + "/summary"),
            new Call("repositories of a project", PROJECT + "/repositories?page=1&page_size=15"),
            new Call("repository", REPOSITORY),
            new Call(
                    "artifacts, small repository",
                    "/api/v2.0/projects/project-0001/repositories/app-01/artifacts"
                            + "?page=1&page_size=15&with_tag=true&with_label=true"),
            new Call("artifacts, largest repository", REPOSITORY + "/artifacts?page=1&page_size=15&with_tag=true"),
            new Call("artifact by tag", REPOSITORY + "/artifacts/1.0.14"),
            new Call("members of a project", PROJECT + "/members?page=1&page_size=15"),
            new Call("quotas", "/api/v2.0/quotas?page=1&page_size=15"),
            new Call("audit log", "/api/v2.0/audit-logs?page=1&page_size=15"),
            new Call("search", "/api/v2.0/search?q=project-0001"));

    private ApiBench() {}

    /// Loads the database unless `BENCH_DATA` names a folder that is loaded; `BENCH_PART` says what part of the full
    /// amount.
    static void calls(Ground ground) throws Exception {
        Optional<String> loaded = Optional.ofNullable(System.getenv("BENCH_DATA"));
        Path data = loaded.map(Path::of).orElseGet(() -> ground.folder().resolve("berth"));
        if (loaded.isEmpty()) {
            String part = Optional.ofNullable(System.getenv("BENCH_PART")).orElse("1");
            LoadCommand.main(new String[] {data.toString(), part});
        }
        try (BerthProcess berth = BerthProcess.named("bench-api")
                .longLived()
                .byScript()
                .data(data)
                .keepData()
                .with("verify.interval", "3650d")
                .with("log.access", "false")
                .start()) {
            Contender contender = Ground.contender(berth);
            String login = Base64.getEncoder()
                    .encodeToString(("admin:" + BerthProcess.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
            System.out.printf(
                    Locale.ROOT,
                    "%nThe twenty commonest calls, %d connections, as administrator%n  %-32s%12s%16s%8s%n",
                    CONNECTIONS,
                    "",
                    "requests/s",
                    "CPU µs/request",
                    "errors");
            for (Call call : CALLS) {
                String url = berth.address() + call.path();
                Run _ = Wrk.run(contender, url, CONNECTIONS, WARM_UP_SECONDS, "Authorization: Basic " + login);
                Run run = Wrk.run(contender, url, CONNECTIONS, SECONDS, "Authorization: Basic " + login);
                System.out.printf(
                        Locale.ROOT,
                        "  %-32s%12.0f%16.0f%8d%n",
                        call.name(),
                        run.requestsPerSecond(),
                        run.cpuMicrosPerRequest(),
                        run.errors());
            }
        }
    }
}
