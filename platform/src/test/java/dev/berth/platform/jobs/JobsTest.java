package dev.berth.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
final class JobsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofSeconds(60);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final AtomicInteger runs = new AtomicInteger();
    private final Node first = new Node("first");
    private final Node second = new Node("second");
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void aNewJobRunsAfterOneIntervalAndThenOnceInEach() {
        first.register("sweep", _ -> runs.incrementAndGet());

        first.tick();
        assertThat(first.jobs.runs("sweep", 10)).isEmpty();

        pass(HOUR);
        first.tick();
        first.awaitIdle("sweep");
        first.tick();
        assertThat(first.jobs.runs("sweep", 10)).hasSize(1);

        pass(HOUR);
        first.tick();
        first.awaitIdle("sweep");
        assertThat(runs).hasValue(2);
    }

    @Test
    void ofTwoProcessesOneRunsTheJob() throws InterruptedException {
        Semaphore mayEnd = new Semaphore(0);
        first.register("sweep", _ -> {
            runs.incrementAndGet();
            mayEnd.acquire();
        });
        second.register("sweep", _ -> runs.incrementAndGet());

        pass(HOUR);
        first.tick();
        second.tick();
        mayEnd.release();
        first.awaitIdle("sweep");

        assertThat(runs).hasValue(1);
        assertThat(first.jobs.runs("sweep", 10)).singleElement().satisfies(run -> {
            assertThat(run.node()).isEqualTo("first");
            assertThat(run.started()).isEqualTo(now);
            assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        });
    }

    @Test
    void aRunKeepsItsLeaseForAsLongAsItsProcessAnswers() {
        Semaphore mayEnd = new Semaphore(0);
        first.register("sweep", _ -> mayEnd.acquire());
        second.register("sweep", _ -> runs.incrementAndGet());
        pass(HOUR);
        first.tick();

        for (int i = 0; i < 5; i++) {
            pass(LEASE.dividedBy(2));
            first.tick();
            second.tick();
        }
        mayEnd.release();
        first.awaitIdle("sweep");

        assertThat(runs).hasValue(0);
    }

    @Test
    void anotherProcessTakesOverAtOnceWhenTheLeaseOfADeadOneRunsOut() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Semaphore mayEnd = new Semaphore(0);
        first.register("sweep", run -> {
            mayEnd.acquire();
            if (run.stopRequested()) {
                asked.countDown();
            }
        });
        second.register("sweep", _ -> runs.incrementAndGet());
        pass(HOUR);
        first.tick();

        pass(LEASE);
        second.tick();
        second.awaitIdle("sweep");

        assertThat(runs).hasValue(1);
        assertThat(outcomes("sweep")).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.LOST);

        // The first was not dead, only slow: it learns that it lost the job and cannot rewrite the history.
        first.tick();
        mayEnd.release();
        asked.await();
        assertThat(outcomes("sweep")).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.LOST);
    }

    @Test
    void aFailedRunTellsWhyAndIsTriedAgainInTime() {
        first.register("sweep", _ -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the disk is away");
        });
        pass(HOUR);
        first.tick();
        first.awaitIdle("sweep");

        assertThat(first.jobs.runs("sweep", 1)).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(run.message()).contains("the disk is away");
        });
        pass(HOUR);
        first.tick();
        first.awaitIdle("sweep");
        assertThat(runs).hasValue(2);
    }

    @Test
    void progressAndNotesAreSeenWhileTheJobRuns() {
        Semaphore told = new Semaphore(0);
        Semaphore mayEnd = new Semaphore(0);
        first.register("sweep", run -> {
            run.progress(3, 10);
            run.note("3 blobs freed");
            told.release();
            mayEnd.acquire();
            run.progress(10, 10);
        });
        pass(HOUR);
        first.tick();
        told.acquireUninterruptibly();
        first.tick();

        RunRecord running = second.jobs.runs("sweep", 1).getFirst();
        assertThat(running.outcome()).isEqualTo(RunOutcome.RUNNING);
        assertThat(running.done()).isEqualTo(3);
        assertThat(running.total()).isEqualTo(10);
        assertThat(running.message()).contains("3 blobs freed");

        mayEnd.release();
        first.awaitIdle("sweep");
        assertThat(first.jobs.runs("sweep", 1).getFirst().done()).isEqualTo(10);
    }

    @Test
    void runNowDoesNotWaitForTheInterval() {
        first.register("sweep", _ -> runs.incrementAndGet());

        first.jobs.runNow("sweep");
        first.awaitIdle("sweep");

        assertThat(runs).hasValue(1);
        assertThatThrownBy(() -> first.jobs.runNow("sweeep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sweeep");
    }

    @Test
    void aProcessThatWasNotStartedAsksButDoesNotRun() {
        second.register("sweep", _ -> runs.incrementAndGet());
        Jobs asking = new Jobs(
                database, () -> now, (_, _) -> () -> {}, "asking", new Jobs.Limits(Duration.ofSeconds(2), LEASE, 5));
        asking.register(new Job("sweep", HOUR, _ -> runs.addAndGet(1_000)));

        asking.runNow("sweep");
        second.tick();
        second.awaitIdle("sweep");

        assertThat(runs).hasValue(1);
    }

    @Test
    void aRunInAnotherProcessCanBeAskedToStop() {
        first.register("sweep", JobsTest::untilAsked);
        second.register("sweep", JobsTest::untilAsked);
        first.jobs.runNow("sweep");

        assertThat(second.jobs.requestStop("sweep")).isTrue();
        first.tick();
        first.awaitIdle("sweep");

        assertThat(outcomes("sweep")).containsExactly(RunOutcome.STOPPED);
        assertThat(second.jobs.requestStop("sweep")).isFalse();
    }

    @Test
    void aRunCutShortByTheEndOfItsProcessIsTakenUpByTheNext() {
        first.register("sweep", JobsTest::untilAsked);
        first.jobs.runNow("sweep");

        first.jobs.stop(Duration.ofSeconds(30));
        assertThat(outcomes("sweep")).containsExactly(RunOutcome.STOPPED);

        second.register("sweep", _ -> runs.incrementAndGet());
        second.tick();
        second.awaitIdle("sweep");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aRunThatSomebodyStoppedIsNotTakenUpAfterTheEndOfItsProcess() {
        first.register("sweep", JobsTest::untilAsked);
        second.register("sweep", _ -> runs.incrementAndGet());
        first.jobs.runNow("sweep");

        // The first has not heard of it when it ends.
        assertThat(second.jobs.requestStop("sweep")).isTrue();
        first.jobs.stop(Duration.ofSeconds(30));
        second.tick();
        second.awaitIdle("sweep");

        assertThat(outcomes("sweep")).containsExactly(RunOutcome.STOPPED);
        assertThat(runs).hasValue(0);
    }

    @Test
    void aRowThatCannotBeReadDoesNotKeepOtherJobsFromRunning() {
        database.transact(tx -> tx.sql("""
                insert into job_schedule (name, style, cron, parameters, next_due, created_at, updated_at)
                values ('other', 'Custom', 'never', '{}', 0, 0, 0)
                """).update());
        first.register("sweep", _ -> runs.incrementAndGet());
        pass(HOUR);

        first.tick();
        first.awaitIdle("sweep");

        assertThat(runs).hasValue(1);
    }

    @Test
    void aStoppedProcessTakesNoMoreJobs() {
        first.register("sweep", _ -> runs.incrementAndGet());
        first.jobs.stop(Duration.ofSeconds(30));

        pass(HOUR);
        first.jobs.runNow("sweep");

        assertThat(first.jobs.runs("sweep", 1)).isEmpty();
    }

    @Test
    void onlyTheNewestRunsAreKept() {
        first.register("sweep", _ -> runs.incrementAndGet());

        for (int i = 0; i < 8; i++) {
            first.jobs.runNow("sweep");
            first.awaitIdle("sweep");
        }

        List<RunRecord> kept = first.jobs.runs("sweep", 100);
        assertThat(kept).hasSize(5);
        assertThat(kept).extracting(RunRecord::id).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(first.jobs.runs("sweep", 2)).isEqualTo(kept.subList(0, 2));
    }

    @Test
    void aShortenedIntervalCountsFromTheNextStart() {
        first.register("sweep", Duration.ofDays(7), _ -> runs.incrementAndGet());
        second.register("sweep", HOUR, _ -> runs.incrementAndGet());

        pass(HOUR);
        second.tick();
        second.awaitIdle("sweep");

        assertThat(runs).hasValue(1);
    }

    private List<RunOutcome> outcomes(String job) {
        return first.jobs.runs(job, 10).stream().map(RunRecord::outcome).toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static void untilAsked(JobRun run) {
        await(run::stopRequested);
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the condition came true in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    /// A process that shares the database, whose ticker only ticks when told to.
    private final class Node {

        private final Jobs jobs;
        private Runnable tick = () -> {};

        Node(String name) {
            Ticker byHand = (_, action) -> {
                tick = action;
                return () -> tick = () -> {};
            };
            jobs = new Jobs(database, () -> now, byHand, name, new Jobs.Limits(Duration.ofSeconds(2), LEASE, 5));
            jobs.start();
        }

        void register(String job, JobHandler handler) {
            register(job, HOUR, handler);
        }

        void register(String job, Duration interval, JobHandler handler) {
            jobs.register(new Job(job, interval, handler));
        }

        void tick() {
            tick.run();
        }

        void awaitIdle(String job) {
            await(() -> jobs.runs(job, 1).stream().noneMatch(run -> run.outcome() == RunOutcome.RUNNING));
        }
    }
}
