package dev.berth.api.ext.job;

import dev.berth.api.harbor.HarborTime;
import dev.berth.platform.jobs.RunRecord;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run of a job.
///
/// @param kind the job, such as garbage-collection
/// @param state waiting, running, succeeded, failed, stopped or lost
/// @param cause interval, schedule or manual
/// @param node the process that runs it; left out while it waits
/// @param done how far it is, of `total`; 0 of 0 when nobody knows
/// @param parameters what it is asked to do
/// @param figures what it counted
record JobRecord(
        long id,
        String kind,
        String state,
        String cause,
        @Nullable String node,
        String requestedAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        long done,
        long total,
        @Nullable String message,
        Map<String, String> parameters,
        Map<String, Long> figures) {

    static JobRecord of(RunRecord run) {
        boolean begun = !run.node().isEmpty();
        Map<String, Long> figures = new TreeMap<>();
        run.figures()
                .values()
                .keySet()
                .forEach(name -> figures.put(name, run.figures().number(name, 0)));
        return new JobRecord(
                run.id(),
                run.job(),
                run.outcome().name().toLowerCase(Locale.ROOT),
                run.cause().name().toLowerCase(Locale.ROOT),
                begun ? run.node() : null,
                HarborTime.text(run.requested()),
                begun ? HarborTime.text(run.started()) : null,
                run.ended().map(HarborTime::text).orElse(null),
                run.done(),
                run.total(),
                run.message().orElse(null),
                new TreeMap<>(run.parameters().values()),
                figures);
    }
}
