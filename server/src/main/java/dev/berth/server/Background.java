package dev.berth.server;

import dev.berth.api.support.Backups;
import dev.berth.control.audit.AuditPurge;
import dev.berth.control.search.UnknownNames;
import dev.berth.control.series.SeriesSample;
import dev.berth.control.usage.UsageMeasurement;
import dev.berth.control.view.RepositoryViews;
import dev.berth.control.view.UsageViews;
import dev.berth.platform.jobs.Job;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.jobs.Ticker;
import dev.berth.registry.content.PulledDays;
import dev.berth.registry.content.UnorderedTags;
import dev.berth.registry.gc.OrderedCollection;
import dev.berth.registry.verification.Verification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The recurring jobs, and the names under which the command line asks for them.
final class Background {

    static final String COLLECTION = "collection";
    static final String ORPHAN_SWEEP = "orphan-sweep";
    static final String UPLOAD_EXPIRY = "upload-expiry";
    static final String DESCRIPTION = "artifact-description";
    static final String SEARCH_INDEX = "search-index";

    private static final Jobs.Limits LIMITS = new Jobs.Limits(Duration.ofSeconds(1), Duration.ofSeconds(30), 100);

    /// What nobody has asked for since it was pushed is described with this delay.
    private static final Duration DESCRIPTION_PAUSE = Duration.ofSeconds(30);

    /// What an older node makes while nodes are replaced is found with this delay.
    private static final Duration SEARCH_PAUSE = Duration.ofMinutes(10);

    private Background() {}

    static final List<String> NAMES = List.of(
            COLLECTION,
            ORPHAN_SWEEP,
            UPLOAD_EXPIRY,
            Verification.JOB,
            DESCRIPTION,
            SEARCH_INDEX,
            SeriesSample.JOB,
            UsageMeasurement.JOB,
            OrderedCollection.JOB,
            Backups.JOB,
            AuditPurge.JOB);

    /// The jobs, each as `adapted` gives it.
    static Jobs jobs(Components components, ServerSettings settings, UnaryOperator<Job> adapted) {
        Jobs jobs = new Jobs(components.database(), components.clock(), Ticker.realTime(), Program.node(), LIMITS);
        Stream.of(
                        new Job(COLLECTION, settings.collection().interval(), components.collection()),
                        Job.onDemand(OrderedCollection.JOB, components.orderedCollection()),
                        Job.onDemand(Backups.JOB, new BackupJob(components, DataFolder.at(settings.data()))),
                        Job.onDemand(AuditPurge.JOB, new AuditPurge(components.database(), components.clock())),
                        new Job(ORPHAN_SWEEP, settings.collection().orphanAge().dividedBy(2), components.orphans()),
                        new Job(
                                UPLOAD_EXPIRY,
                                shorter(settings.uploads().expiry().dividedBy(4), Duration.ofMinutes(10)),
                                run -> expireUploads(
                                        components, settings.uploads().expiry(), run)),
                        new Job(Verification.JOB, settings.verification().interval(), components.verification()),
                        new Job(DESCRIPTION, DESCRIPTION_PAUSE, run -> describe(components, run)),
                        new Job(
                                SeriesSample.JOB,
                                SeriesSample.INTERVAL,
                                new SeriesSample(
                                        components.database(),
                                        components.quotas(),
                                        new PulledDays(components.database(), components.clock()),
                                        components.objects()::unneeded,
                                        components.clock())),
                        new Job(UsageMeasurement.JOB, UsageMeasurement.INTERVAL, measurement(components)),
                        new Job(
                                SEARCH_INDEX,
                                SEARCH_PAUSE,
                                new UnknownNames(
                                        components.database(), components.projects(), components.repositories())))
                .map(adapted)
                .forEach(jobs::register);
        return jobs;
    }

    private static UsageMeasurement measurement(Components components) {
        RepositoryViews repositories =
                new RepositoryViews(components.database(), components.repositories(), components.descriptions());
        return new UsageMeasurement(
                components.database(), new UsageViews(components.database(), repositories), components.clock());
    }

    private static void describe(Components components, JobRun run) throws IOException {
        UnorderedTags unordered = new UnorderedTags(components.database());
        while (!run.stopRequested() && unordered.orderSome() > 0) {
            run.progress(0, 0);
        }
        components.descriptions().run(run);
    }

    private static void expireUploads(Components components, Duration expiry, JobRun run) throws IOException {
        long ended = 0;
        int batch;
        do {
            batch = components.uploads().expire(components.clock().instant());
            ended += batch;
            run.progress(ended, 0);
        } while (batch > 0 && !run.stopRequested());
        components.content().sweepForgotten(components.clock().instant().minus(expiry));
        run.note("ended %d idle or finished uploads".formatted(ended));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
