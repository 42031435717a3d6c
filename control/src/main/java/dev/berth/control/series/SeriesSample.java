package dev.berth.control.series;

import dev.berth.control.quota.Quotas;
import dev.berth.platform.db.Database;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.registry.content.PulledDays;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Writes down what projects hold now, from the sums that quotas keep, and once an hour what could be freed, and
/// deletes
/// figures that are too old, with those of manifests that were pulled. Each transaction is short. A run that is stopped
/// leaves a sample of some projects, and no sum of all.
public final class SeriesSample implements JobHandler {

    /// The name of the job.
    public static final String JOB = "series-sample";

    /// So short that no hour goes without a sample; the last one of each counts.
    public static final Duration INTERVAL = Duration.ofMinutes(20);

    private static final int BATCH = 500;

    private final Database database;
    private final Quotas quotas;
    private final PulledDays pulled;
    private final LongSupplier unneeded;
    private final InstantSource clock;
    private final JdbcReclaimableStore reclaimable = new JdbcReclaimableStore();
    private final JdbcTrafficStore traffic = new JdbcTrafficStore();
    private final JdbcStoredStore stored = new JdbcStoredStore();

    /// @param unneeded how many bytes no manifest needs; costs some rows for each such blob
    public SeriesSample(
            Database database, Quotas quotas, PulledDays pulled, LongSupplier unneeded, InstantSource clock) {
        this.database = database;
        this.quotas = quotas;
        this.pulled = pulled;
        this.unneeded = unneeded;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) {
        Instant now = clock.instant();
        long projects = 0;
        long all = 0;
        TreeMap<Long, Long> page = new TreeMap<>(quotas.held(0, BATCH));
        while (!page.isEmpty() && !run.stopRequested()) {
            save(page, now);
            projects += page.size();
            all += page.values().stream().mapToLong(Long::longValue).sum();
            run.progress(projects, 0);
            page = new TreeMap<>(quotas.held(page.lastKey(), BATCH));
        }
        if (page.isEmpty()) {
            save(Map.of(JdbcTrafficStore.INSTALLATION, all), now);
        }
        if (!run.stopRequested() && !database.read(tx -> reclaimable.sampled(tx, now))) {
            long free = unneeded.getAsLong();
            database.transact(tx -> {
                reclaimable.save(tx, free, now);
                return free;
            });
        }
        long purged = purge(run, now);
        run.note("%d projects hold %d bytes; %d old figures deleted".formatted(projects, all, purged));
    }

    private void save(Map<Long, Long> bytes, Instant now) {
        database.transact(tx -> {
            stored.save(tx, bytes, now);
            return bytes.size();
        });
    }

    private long purge(JobRun run, Instant now) {
        long purged = purgeDays(run);
        for (Step step : Step.values()) {
            Instant before = step.begin(now.minus(step.kept()));
            int deleted = 1;
            while (deleted > 0 && !run.stopRequested()) {
                deleted = database.transact(tx -> traffic.deleteOldest(tx, step, before)
                        + stored.deleteOldest(tx, step, before)
                        + reclaimable.deleteOldest(tx, step, before));
                purged += deleted;
            }
        }
        return purged;
    }

    private long purgeDays(JobRun run) {
        long purged = 0;
        int deleted = 1;
        while (deleted > 0 && !run.stopRequested()) {
            deleted = pulled.deleteSome();
            purged += deleted;
        }
        return purged;
    }
}
