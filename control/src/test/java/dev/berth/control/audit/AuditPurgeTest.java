package dev.berth.control.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.jobs.Job;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class AuditPurgeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final ListQuery ALL = new ListQuery(Filter.ALL, List.of(), 0, 0);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final JdbcAuditStore store = new JdbcAuditStore();
    private final AuditLog log = new AuditLog(database);
    private Runnable tick = () -> {};

    /// 1,300 entries an hour apart: of each ten, seven pulls, two pushes and a login.
    @BeforeEach
    void write() {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1_300; i++) {
            String operation = i % 10 < 7 ? "pull" : i % 10 < 9 ? "create" : "login";
            entries.add(new AuditEntry(
                    0,
                    NOW.minus(Duration.ofHours(i)),
                    i % 3,
                    operation,
                    operation.equals("login") ? "user" : "artifact",
                    "team/app:1",
                    Actor.Kind.USER,
                    "ann",
                    "",
                    true,
                    "192.0.2.1",
                    "r-" + i,
                    1));
        }
        database.transact(tx -> {
            store.insert(tx, entries);
            return tx;
        });
    }

    private RunRecord run(Parameters parameters, JobHandler handler) {
        Jobs jobs = new Jobs(
                database,
                () -> NOW,
                (_, action) -> {
                    tick = action;
                    return () -> {};
                },
                "node",
                Jobs.Limits.defaults());
        jobs.register(Job.onDemand(AuditPurge.JOB, handler));
        jobs.start();
        JobRuns runs = new JobRuns(database, () -> NOW);
        long id = runs.ask(AuditPurge.JOB, parameters);
        tick.run();
        Instant deadline = Instant.now().plusSeconds(30);
        while (runs.find(id).orElseThrow().ended().isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
        return runs.find(id).orElseThrow();
    }

    private RunRecord purge(PurgeOrder order) {
        return run(order.parameters(), new AuditPurge(database, () -> NOW));
    }

    private long left() {
        return log.list(new AuditScope.Everything(), ALL).total();
    }

    @Test
    void allThatIsOldGoesInBatchesAndTheCountsGoWithIt() {
        RunRecord run = purge(
                new PurgeOrder(Duration.ofHours(100), List.of("pull_artifact", "create_artifact", "other"), false));

        assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(run.figures().number(AuditPurge.PURGED, 0)).isEqualTo(1_199);
        assertThat(run.message()).contains("deleted 1199 entries");
        assertThat(left()).isEqualTo(101);
        assertThat(log.list(new AuditScope.Projects(Set.of(1L)), ALL).total()).isEqualTo(34);
        List<Long> empty = database.read(
                tx -> tx.sql("select day from audit_day where entries = 0").list(row -> row.number("day")));
        assertThat(empty).isEmpty();
    }

    @Test
    void onlyTheTypesThatAreNamedGo() {
        purge(new PurgeOrder(Duration.ofHours(1), List.of("pull_artifact"), false));
        long afterPulls = left();
        purge(new PurgeOrder(Duration.ofHours(1), List.of("login_user"), false));

        assertThat(afterPulls).isEqualTo(1_300 - 908);
        assertThat(left()).isEqualTo(1_300 - 908 - 130);
        assertThat(purge(new PurgeOrder(Duration.ofHours(1), List.of("other"), false))
                        .figures()
                        .number(AuditPurge.PURGED, -1))
                .isZero();
    }

    @Test
    void aDryRunCountsOnly() {
        RunRecord run = purge(new PurgeOrder(Duration.ofHours(1), List.of("other"), true));

        assertThat(run.figures().number(AuditPurge.PURGED, 0)).isEqualTo(130);
        assertThat(run.message()).contains("would delete 130 entries");
        assertThat(left()).isEqualTo(1_300);
    }

    @Test
    void aRunThatIsNotToldWhatToDeleteDeletesNothing() {
        RunRecord run = run(Parameters.NONE, new AuditPurge(database, () -> NOW));

        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(left()).isEqualTo(1_300);
    }

    @Test
    void anOrderThatMakesNoSenseIsRefused() {
        List<String> pulls = List.of("pull_artifact");
        assertThatThrownBy(() -> new PurgeOrder(Duration.ZERO, pulls, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PurgeOrder(Duration.ofHours(240_001), pulls, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PurgeOrder(Duration.ofHours(1), List.of(), false))
                .isInstanceOf(IllegalArgumentException.class);
        PurgeOrder order = new PurgeOrder(Duration.ofDays(30), PurgeOrder.types(" pull_artifact,other,"), true);
        assertThat(PurgeOrder.of(order.parameters())).isEqualTo(order);
    }
}
