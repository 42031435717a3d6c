package dev.berth.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// A process that shares the database, whose ticker only ticks when told to.
final class TestNode {

    private final Jobs jobs;
    private Runnable tick = () -> {};

    TestNode(Database database, InstantSource clock, String name, Duration lease) {
        Ticker byHand = (_, action) -> {
            tick = action;
            return () -> tick = () -> {};
        };
        jobs = new Jobs(database, clock, byHand, name, new Jobs.Limits(Duration.ofSeconds(2), lease, 5));
        jobs.start();
    }

    void register(Job job) {
        jobs.register(job);
    }

    void tick() {
        tick.run();
    }

    void stop() {
        jobs.stop(Duration.ofSeconds(30));
    }

    void awaitIdle(String job) {
        await(() -> jobs.runs(job, 1).stream().noneMatch(run -> run.outcome() == RunOutcome.RUNNING));
    }

    static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the condition came true in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
