package dev.berth.server;

import dev.berth.blobstore.cache.CacheFigures;
import dev.berth.blobstore.s3.S3Figures;
import dev.berth.platform.events.Notices;
import dev.berth.platform.jobs.Job;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// What operators see of the registry, beside the meters of HTTP and of the JVM. All names stand here, and in the
/// module's README. Counters begin at 0 with each process.
///
/// A meter holds what it reads only weakly: the server keeps it alive.
final class Meters {

    private static final double MILLIS = 1000.0;
    // Enough to find one that succeeded behind some that did not.
    private static final int LOOK_BACK = 20;

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void bind(Components components) {
        new DatabaseMeters(registry).bind(components.database());
        Gauge.builder("berth.storage.room", components, Meters::room)
                .description("Room left for content")
                .baseUnit("bytes")
                .register(registry);
        gauge(
                "berth.uploads.open",
                "Unfinished uploads",
                components,
                now -> now.uploads().open());
        counter(
                "berth.pulls.recorded",
                "Pulls of manifests that were written down",
                components,
                now -> now.pulls().written());
        counter(
                "berth.logins.rejected",
                "Logins with a wrong name or password",
                components,
                now -> now.authentication().rejected());
        counter(
                "berth.logins.throttled",
                "Logins that were made to wait",
                components,
                now -> now.authentication().throttled());
        if (components.content().s3().isPresent()) {
            bindS3(components);
        }
        if (components.content().cache().isPresent()) {
            bindCache(components);
        }
        bindNotices(components.notices());
        new EventMeters(registry).bind(components);
        bindCollection(components);
        bindVerification(components);
    }

    private void bindS3(Components components) {
        counter("berth.s3.requests", "Requests to S3", components, now -> s3(now, S3Figures::requests));
        counter(
                "berth.s3.failures",
                "Requests to S3 that failed, those for what is not there among them",
                components,
                now -> s3(now, S3Figures::failures));
        counter(
                "berth.s3.repeats",
                "How often a request to S3 was sent once more",
                components,
                now -> s3(now, S3Figures::repeats));
        bytes(
                "berth.s3.upload.memory",
                "Memory in use for uploads on their way to S3",
                components,
                now -> s3(now, S3Figures::bufferedBytes));
        bytes(
                "berth.s3.upload.spilled",
                "The same in files, for want of memory",
                components,
                now -> s3(now, S3Figures::spilledBytes));
    }

    private void bindCache(Components components) {
        counter(
                "berth.cache.hits",
                "Blobs that were opened from the copy on this node's disk",
                components,
                now -> cache(now, CacheFigures::hits));
        counter("berth.cache.misses", "Blobs that were not there", components, now -> cache(now, CacheFigures::misses));
        counter(
                "berth.cache.failures",
                "Blobs of which no copy could be made",
                components,
                now -> cache(now, CacheFigures::failures));
        FunctionCounter.builder("berth.cache.evicted", components, now -> cache(now, CacheFigures::evictedBytes))
                .description("Bytes of copies that went to make room")
                .baseUnit("bytes")
                .register(registry);
        bytes("berth.cache.size", "Bytes of copies", components, now -> cache(now, CacheFigures::bytes));
    }

    private static double cache(Components components, ToLongFunction<CacheFigures> figure) {
        return components
                .content()
                .cache()
                .map(figures -> (double) figure.applyAsLong(figures))
                .orElse(0.0);
    }

    private static double s3(Components components, ToLongFunction<S3Figures> figure) {
        return components
                .content()
                .s3()
                .map(figures -> (double) figure.applyAsLong(figures))
                .orElse(0.0);
    }

    private void bindNotices(Notices notices) {
        FunctionTimer.builder(
                        "berth.notices.waits",
                        notices,
                        now -> now.figures().waits(),
                        now -> now.figures().waitedNanos(),
                        TimeUnit.NANOSECONDS)
                .description("Changes that waited until no other node answers from what was before, and how long")
                .register(registry);
        counter(
                "berth.notices.unconfirmed",
                "Changes that were answered although some node had not said that it has seen them",
                notices,
                now -> now.figures().unconfirmed());
    }

    private void bindCollection(Components components) {
        counter(
                "berth.collection.unlinked",
                "Blobs taken from repositories",
                components,
                now -> now.collection().total().unlinked());
        counter(
                "berth.collection.deleted",
                "Objects deleted",
                components,
                now -> now.collection().total().deleted());
        FunctionCounter.builder(
                        "berth.collection.freed",
                        components,
                        now -> now.collection().total().freedBytes())
                .description("Bytes freed by deleting objects")
                .baseUnit("bytes")
                .register(registry);
    }

    private void bindVerification(Components components) {
        gauge(
                "berth.verification.checked",
                "Objects and manifests read in the latest pass over all content",
                components,
                now -> now.verification().status().checked());
        gauge(
                "berth.verification.damaged",
                "How many of them were lost, wrong or unreadable",
                components,
                now -> now.verification().status().damaged());
    }

    /// Shows when each job last succeeded, in whichever process. The label is not `job`: that one is Prometheus's
    /// own.
    void bind(Jobs jobs, List<String> names) {
        for (String name : names) {
            Gauge.builder("berth.job.last.success", jobs, all -> lastSuccess(all, name))
                    .description("When the job last succeeded, since 1970")
                    .baseUnit("seconds")
                    .tag("type", name)
                    .register(registry);
        }
    }

    /// The same job, which counts its runs here and takes their time.
    Job timed(Job job) {
        return new Job(job.name(), job.interval(), run -> time(job, run));
    }

    private void time(Job job, JobRun run) throws Exception {
        Timer.Sample sample = Timer.start(registry);
        RunOutcome outcome = RunOutcome.FAILED;
        try {
            job.handler().run(run);
            outcome = run.stopRequested() ? RunOutcome.STOPPED : RunOutcome.SUCCEEDED;
        } finally {
            sample.stop(Timer.builder("berth.job.runs")
                    .description("Runs of jobs in this process, and how long they took")
                    .tag("type", job.name())
                    .tag("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
                    .register(registry));
        }
    }

    private static double room(Components components) {
        try {
            return components.content().blobs().room().map(Long::doubleValue).orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static double lastSuccess(Jobs jobs, String name) {
        return jobs.runs(name, LOOK_BACK).stream()
                .filter(run -> run.outcome() == RunOutcome.SUCCEEDED)
                .map(RunRecord::ended)
                .flatMap(Optional::stream)
                .mapToDouble(Meters::seconds)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }

    private <T> void gauge(String name, String description, T state, ToDoubleFunction<T> value) {
        Gauge.builder(name, state, value).description(description).register(registry);
    }

    private <T> void bytes(String name, String description, T state, ToDoubleFunction<T> value) {
        Gauge.builder(name, state, value)
                .description(description)
                .baseUnit("bytes")
                .register(registry);
    }

    private <T> void counter(String name, String description, T state, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, state, value).description(description).register(registry);
    }
}
