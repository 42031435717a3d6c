package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.telemetry.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {

    @TempDir
    Path temp;

    private final Metrics metrics = Metrics.create();
    private final Meters meters = new Meters(metrics.registry());
    private ServerSettings settings;
    private Components components;

    @BeforeEach
    void openComponents() {
        settings = ServerSettings.read(
                new SettingSources(Map.of("--data", temp.resolve("data").toString()), Map.of(), Optional.empty()));
        components = Components.open(DataFolder.open(settings.data()), settings);
        meters.bind(components);
    }

    @AfterEach
    void closeComponents() {
        components.close();
        metrics.close();
    }

    @Test
    void theStateOfTheRegistryIsToldWithoutAnyTraffic() {
        assertThat(metrics.scrape())
                .contains("berth_database_waiting 0.0")
                .contains("berth_uploads_open 0.0")
                .contains("berth_collection_freed_bytes_total 0.0")
                .contains("berth_verification_damaged 0.0")
                .containsPattern("berth_storage_room_bytes [1-9]");
    }

    @Test
    void refusedLoginsAreCounted() {
        assertThat(components.authentication().password("nobody", new Secret("wrong"), "127.0.0.1"))
                .isInstanceOf(AuthenticationResult.Rejected.class);

        assertThat(metrics.scrape()).contains("berth_logins_rejected_total 1.0");
    }

    @Test
    void runsOfJobsAreCountedByOutcomeAndTheLastSuccessIsToldAlsoAfterARestart() throws Exception {
        run(Background.COLLECTION);

        assertThat(metrics.scrape())
                .contains("berth_job_runs_seconds_count{outcome=\"succeeded\",type=\"collection\"} 1")
                .containsPattern("berth_job_last_success_seconds\\{type=\"collection\"} [1-9]")
                .contains("berth_job_last_success_seconds{type=\"verification\"} NaN");
    }

    @Test
    void everyMeterStandsInTheReadme() throws Exception {
        run(Background.COLLECTION);
        String readme = Files.readString(Path.of("README.md"));

        assertThat(metrics.scrape()
                        .lines()
                        .filter(line -> line.startsWith("# TYPE berth_"))
                        .map(line -> line.split(" ", -1)[2])
                        .filter(name -> !name.endsWith("_max")))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(readme).contains("`" + name));
    }

    private void run(String job) throws InterruptedException {
        Jobs jobs = Background.jobs(components, settings, meters::timed);
        meters.bind(jobs, Background.NAMES);
        jobs.start();
        jobs.runNow(job);
        Instant deadline = Instant.now().plusSeconds(60);
        while (jobs.runs(job, 1).stream().map(RunRecord::outcome).noneMatch(RunOutcome.SUCCEEDED::equals)) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
        jobs.stop(Duration.ofSeconds(10));
    }
}
