package dev.berth.control.audit;

import dev.berth.control.audit.JdbcAuditStore.Old;
import dev.berth.platform.db.Database;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Deletes old entries of the audit log, the oldest first, in short transactions that nobody has to wait for. What a
/// run that was stopped has deleted stays deleted.
public final class AuditPurge implements JobHandler {

    /// The name of the job.
    public static final String JOB = "audit-purge";

    /// The figure that a run tells: how many entries it deleted, or would.
    public static final String PURGED = "purged";

    private static final int BATCH = 500;
    private static final int SAID_EVERY = 100;

    private final Database database;
    private final InstantSource clock;
    private final JdbcAuditStore store = new JdbcAuditStore();

    public AuditPurge(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) {
        PurgeOrder order = PurgeOrder.of(run.parameters());
        Instant before = clock.instant().minus(order.retention());
        run.figure(PURGED, 0);
        run.say("%s entries from before %s of the types %s"
                .formatted(order.dryRun() ? "counting" : "deleting", before, String.join(", ", order.types())));
        long purged = purge(run, order, before.toEpochMilli());
        if (!order.dryRun()) {
            database.transact(tx -> {
                store.forgetEmptyDays(tx, AuditDay.of(before.toEpochMilli()));
                return purged;
            });
        }
        String sentence = "%s %d entries".formatted(order.dryRun() ? "would delete" : "deleted", purged);
        run.say(sentence);
        run.note(sentence);
    }

    private long purge(JobRun run, PurgeOrder order, long before) {
        long purged = 0;
        Old last = new Old(0, Long.MIN_VALUE, "", "");
        for (int batches = 1; !run.stopRequested(); batches++) {
            Old behind = last;
            List<Old> page = database.read(tx -> store.old(tx, behind, before, BATCH));
            if (page.isEmpty()) {
                break;
            }
            last = page.getLast();
            List<Old> going = page.stream()
                    .filter(entry -> order.takes(entry.operation(), entry.resourceType()))
                    .toList();
            boolean delete = !order.dryRun() && !going.isEmpty();
            purged += delete ? database.transact(tx -> store.delete(tx, going)) : going.size();
            run.progress(purged, 0);
            run.figure(PURGED, purged);
            if (batches % SAID_EVERY == 0) {
                run.say("%d so far, up to %s".formatted(purged, Instant.ofEpochMilli(last.at())));
            }
        }
        return purged;
    }
}
