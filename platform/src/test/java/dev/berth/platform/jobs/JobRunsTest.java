package dev.berth.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Runs that are asked for, by hand or by a schedule, from any node.
@OnBothDatabases
final class JobRunsTest {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final ListQuery ALL = new ListQuery(Filter.ALL, List.of(), 0, 0);
    private static final Parameters DRY = Parameters.NONE.with("dry_run", true);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final JobRuns runs = new JobRuns(database, () -> now);
    private final JobSchedules schedules = new JobSchedules(database, () -> now);
    private final ConcurrentLinkedQueue<Parameters> asked = new ConcurrentLinkedQueue<>();
    private final TestNode first = new TestNode(database, () -> now, "first", LEASE);
    private final TestNode second = new TestNode(database, () -> now, "second", LEASE);

    private void everywhere(JobHandler handler) {
        first.register(Job.onDemand("purge", handler));
        second.register(Job.onDemand("purge", handler));
    }

    @Test
    void aRunThatIsAskedForWaitsAndThenDoesWhatItIsAskedOnce() {
        everywhere(run -> {
            asked.add(run.parameters());
            run.figure("purged", 7);
            run.say("began");
            run.say("purged seven\nentries");
        });

        long id = runs.ask("purge", DRY);
        assertThat(runs.find(id)).get().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RunOutcome.WAITING);
            assertThat(run.cause()).isEqualTo(RunCause.MANUAL);
            assertThat(run.requested()).isEqualTo(now);
        });
        now = now.plusSeconds(2);
        second.tick();
        first.tick();
        second.awaitIdle("purge");
        first.tick();

        assertThat(asked).containsExactly(DRY);
        assertThat(runs.find(id)).get().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
            assertThat(run.node()).isEqualTo("second");
            assertThat(run.parameters()).isEqualTo(DRY);
            assertThat(run.requested()).isEqualTo(now.minusSeconds(2));
            assertThat(run.started()).isEqualTo(now);
            assertThat(run.figures().number("purged", 0)).isEqualTo(7);
        });
        assertThat(runs.log(id))
                .containsExactly(new LogLine(1, now, "began"), new LogLine(2, now, "purged seven entries"));
    }

    @Test
    void aJobWithoutIntervalNeverRunsByItself() {
        everywhere(run -> asked.add(run.parameters()));

        now = now.plus(Duration.ofDays(10_000));
        first.tick();

        assertThat(runs.list("purge", ALL)).isEmpty();
    }

    @Test
    void aSecondRunIsRefusedWhileOneWaitsOrRuns() {
        Semaphore mayEnd = new Semaphore(0);
        everywhere(_ -> mayEnd.acquire());

        runs.ask("purge", DRY);
        assertThatThrownBy(() -> runs.ask("purge", DRY)).isInstanceOf(DomainException.class);
        first.tick();
        assertThatThrownBy(() -> runs.ask("purge", DRY)).isInstanceOf(DomainException.class);
        mayEnd.release();
        first.awaitIdle("purge");
        assertThat(runs.ask("purge", DRY)).isPositive();
    }

    @Test
    void aRunOfAJobThatNobodyDoesIsRefused() {
        assertThatThrownBy(() -> runs.ask("perge", DRY))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("perge");
    }

    @Test
    void ofManyWhoAskAtOnceOneIsGivenTheRun() throws InterruptedException {
        everywhere(_ -> {});
        Set<Long> given = ConcurrentHashMap.newKeySet();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    try {
                        given.add(runs.ask("purge", DRY));
                    } catch (DomainException refused) {
                        assertThat(refused.code()).isEqualTo(JobErrorCode.CONFLICT);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(given).hasSize(1);
        assertThat(runs.count("purge", ALL)).isOne();
    }

    @Test
    void whatWaitsCanBeStoppedBeforeItBegins() {
        everywhere(run -> asked.add(run.parameters()));
        long id = runs.ask("purge", DRY);

        assertThat(runs.stop(id)).isTrue();
        assertThat(runs.stop(id)).isFalse();
        first.tick();

        assertThat(asked).isEmpty();
        assertThat(runs.find(id)).map(RunRecord::outcome).contains(RunOutcome.STOPPED);
        runs.ask("purge", DRY);
        assertThat(runs.stopWaiting("purge")).isOne();
        assertThat(runs.stopWaiting("purge")).isZero();
    }

    @Test
    void whatRunsOnAnotherNodeCanBeStoppedById() {
        everywhere(run -> TestNode.await(run::stopRequested));
        long id = runs.ask("purge", DRY);
        first.tick();
        assertThat(runs.running()).extracting(RunRecord::id).containsExactly(id);

        assertThat(runs.stop(id)).isTrue();
        first.tick();
        first.awaitIdle("purge");

        assertThat(runs.find(id)).map(RunRecord::outcome).contains(RunOutcome.STOPPED);
        assertThat(runs.running()).isEmpty();
    }

    @Test
    void aRunWhoseNodeDiedIsDoneAgainByAnotherAsItWasAsked() {
        Semaphore mayEnd = new Semaphore(0);
        first.register(Job.onDemand("purge", _ -> mayEnd.acquire()));
        second.register(Job.onDemand("purge", run -> asked.add(run.parameters())));
        long lost = runs.ask("purge", DRY);
        first.tick();

        now = now.plus(LEASE);
        second.tick();
        second.awaitIdle("purge");

        assertThat(runs.find(lost)).map(RunRecord::outcome).contains(RunOutcome.LOST);
        assertThat(asked).containsExactly(DRY);
        mayEnd.release();
    }

    @Test
    void aRunThatWasToStopIsNotDoneAgainWhenItsNodeDies() {
        Semaphore mayEnd = new Semaphore(0);
        first.register(Job.onDemand("purge", _ -> mayEnd.acquire()));
        second.register(Job.onDemand("purge", run -> asked.add(run.parameters())));
        long lost = runs.ask("purge", DRY);
        first.tick();
        runs.stop(lost);

        now = now.plus(LEASE);
        second.tick();

        assertThat(runs.find(lost)).map(RunRecord::outcome).contains(RunOutcome.STOPPED);
        assertThat(asked).isEmpty();
        assertThat(runs.ask("purge", DRY)).isPositive();
        mayEnd.release();
    }

    @Test
    void aRunCutShortByTheEndOfItsNodeWaitsForTheNext() {
        first.register(Job.onDemand("purge", run -> TestNode.await(run::stopRequested)));
        runs.ask("purge", DRY);
        first.tick();

        first.stop();

        assertThat(runs.list("purge", ALL))
                .extracting(RunRecord::outcome)
                .containsExactly(RunOutcome.WAITING, RunOutcome.STOPPED);
        assertThat(runs.list("purge", ALL).getFirst().parameters()).isEqualTo(DRY);
    }

    @Test
    void aScheduleAsksForOneRunEachTimeHoweverManyNodesFollowIt() {
        everywhere(run -> asked.add(run.parameters()));
        schedules.create("purge", "Hourly", Cron.parse("0 0 * * * *"), DRY);
        first.tick();
        assertThat(asked).isEmpty();

        now = Instant.parse("2026-11-21T11:00:00Z");
        first.tick();
        second.tick();
        first.awaitIdle("purge");
        second.awaitIdle("purge");
        assertThat(asked).containsExactly(DRY);
        assertThat(runs.list("purge", ALL)).extracting(RunRecord::cause).containsExactly(RunCause.SCHEDULE);

        // What was missed is made up for once.
        now = Instant.parse("2026-11-21T15:30:00Z");
        second.tick();
        second.awaitIdle("purge");
        second.tick();
        second.awaitIdle("purge");
        assertThat(asked).hasSize(2);
        assertThat(schedules.find("purge")).map(JobSchedule::nextDue).contains(Instant.parse("2026-11-21T16:00:00Z"));
    }

    @Test
    void aScheduleThatCannotBeReadStopsNoOther() {
        everywhere(run -> asked.add(run.parameters()));
        schedules.create("purge", "Hourly", Cron.parse("0 0 * * * *"), DRY);
        for (String row : List.of("'odd', 'Custom', 'whenever', ''", "'odder', 'Custom', '0 0 * * * *', 'no value'")) {
            database.transact(tx -> tx.sql("""
                            insert into job_schedule
                                (name, style, cron, parameters, next_due, created_at, updated_at)
                            values (%s, 0, 0, 0)
                            """.formatted(row)).update());
        }

        now = Instant.parse("2026-11-21T11:00:00Z");
        first.tick();
        first.awaitIdle("purge");

        assertThat(asked).containsExactly(DRY);
        assertThat(schedules.all()).extracting(JobSchedule::job).containsExactly("purge");
        assertThat(schedules.find("odd")).isEmpty();
        schedules.put("odd", "Hourly", Cron.parse("0 0 * * * *"), DRY);
        assertThat(schedules.find("odd")).isPresent();
    }

    @Test
    void aChangedScheduleHoldsForNodesThatFollowedTheOldOne() {
        everywhere(run -> asked.add(run.parameters()));
        schedules.create("purge", "Hourly", Cron.parse("0 0 * * * *"), DRY);
        first.tick();

        assertThatThrownBy(() -> schedules.create("purge", "Daily", Cron.parse("0 0 0 * * *"), DRY))
                .isInstanceOf(DomainException.class);
        schedules.put("purge", "Daily", Cron.parse("0 0 0 * * *"), Parameters.NONE);
        now = Instant.parse("2026-11-21T12:00:00Z");
        first.tick();
        assertThat(asked).isEmpty();

        now = Instant.parse("2026-11-22T00:00:00Z");
        first.tick();
        first.awaitIdle("purge");
        assertThat(asked).containsExactly(Parameters.NONE);

        assertThat(schedules.delete("purge")).isTrue();
        assertThat(schedules.delete("purge")).isFalse();
        now = Instant.parse("2026-11-23T00:00:00Z");
        first.tick();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whilePausedNothingBeginsAndAfterwardsItDoes() {
        everywhere(run -> asked.add(run.parameters()));
        runs.ask("purge", DRY);
        schedules.pause("purge");
        schedules.pause("purge");
        now = now.plusSeconds(90);
        first.tick();

        assertThat(asked).isEmpty();
        assertThat(runs.queues()).containsExactly(new JobQueue("purge", 1, Duration.ofSeconds(90), true));

        schedules.resume("purge");
        first.tick();
        first.awaitIdle("purge");
        assertThat(asked).hasSize(1);
        assertThat(runs.queues()).containsExactly(new JobQueue("purge", 0, Duration.ZERO, false));
    }

    @Test
    void pausedSchedulesGoOnWithTheirNextTimeAndRunsByHandAreStillMade() {
        everywhere(run -> asked.add(run.parameters()));
        schedules.create("purge", "Hourly", Cron.parse("0 0 * * * *"), Parameters.NONE);
        schedules.pause(JobSchedules.ALL);
        now = Instant.parse("2026-11-21T12:30:00Z");
        first.tick();
        assertThat(asked).isEmpty();
        assertThat(schedules.paused()).isEqualTo(Set.of(JobSchedules.ALL));

        runs.ask("purge", DRY);
        first.tick();
        first.awaitIdle("purge");
        assertThat(asked).containsExactly(DRY);

        schedules.resume(JobSchedules.ALL);
        first.tick();
        assertThat(asked).hasSize(1);
        assertThat(schedules.all())
                .extracting(JobSchedule::nextDue)
                .containsExactly(Instant.parse("2026-11-21T13:00:00Z"));
    }

    @Test
    void nodesAreListedWhileTheyLive() {
        everywhere(_ -> {});
        first.tick();
        second.tick();
        assertThat(runs.nodes()).extracting(JobNode::name).containsExactly("first", "second");
        assertThat(runs.nodes().getFirst().workers()).isOne();

        now = now.plusSeconds(61);
        first.tick();
        assertThat(runs.nodes()).extracting(JobNode::name).containsExactly("first");

        first.stop();
        assertThat(runs.nodes()).isEmpty();
    }

    @Test
    void aLogHasABoundAndGoesWithItsRun() {
        everywhere(run -> {
            for (int line = 0; line < 3_000; line++) {
                run.say("x".repeat(1_000));
            }
        });
        long id = runs.ask("purge", DRY);
        first.tick();
        first.awaitIdle("purge");

        List<LogLine> log = runs.log(id);
        assertThat(log).hasSize(RunLog.LINES);
        assertThat(log.getFirst().text()).hasSize(500);
        assertThat(log.getLast().text()).contains("full");

        for (int i = 0; i < 6; i++) {
            runs.ask("purge", DRY);
            first.tick();
            first.awaitIdle("purge");
        }
        assertThat(runs.find(id)).isEmpty();
        assertThat(runs.log(id)).isEmpty();
    }

    @Test
    void runsAreLeafedThroughAcrossJobs() {
        first.register(Job.onDemand("purge", _ -> {}));
        first.register(Job.onDemand("sweep", _ -> {
            throw new IllegalStateException("no");
        }));
        for (int i = 0; i < 2; i++) {
            runs.ask("purge", DRY);
            runs.ask("sweep", DRY);
            first.tick();
            first.awaitIdle("purge");
            first.awaitIdle("sweep");
        }
        long waits = runs.ask("purge", DRY);

        List<RunRecord> page = runs.before(Long.MAX_VALUE, List.of(), List.of(), 2);
        assertThat(page).hasSize(2);
        assertThat(page.getFirst().id()).isEqualTo(waits);
        List<RunRecord> rest = runs.before(page.getLast().id(), List.of(), List.of(), 10);
        assertThat(rest).hasSize(3);
        assertThat(runs.before(Long.MAX_VALUE, List.of("sweep"), List.of(), 10))
                .extracting(RunRecord::outcome)
                .containsOnly(RunOutcome.FAILED);
        assertThat(runs.before(Long.MAX_VALUE, List.of(), Set.of(RunOutcome.WAITING), 10))
                .extracting(RunRecord::id)
                .containsExactly(waits);
        assertThat(runs.count("purge", ALL)).isEqualTo(3);
    }

    @Test
    void parametersAreOneLineEach() {
        Parameters some = new Parameters(Map.of("a", "1=2", "b", ""));
        assertThat(Parameters.parse(some.text())).isEqualTo(some);
        assertThatThrownBy(() -> Parameters.NONE.with("a", "1\n2")).isInstanceOf(IllegalArgumentException.class);
    }
}
