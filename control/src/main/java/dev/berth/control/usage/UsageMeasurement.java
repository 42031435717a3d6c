package dev.berth.control.usage;

import dev.berth.control.usage.JdbcUsageStore.Due;
import dev.berth.control.usage.JdbcUsageStore.Measured;
import dev.berth.control.view.GrowthStep;
import dev.berth.control.view.UsageViews;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Measures what repositories hold: those that have changed, longest waiting first, and some of those that were not
/// measured for a day, because what they share changes with others. Reads in no transaction that writes, and writes
/// down what it found of some at once. Notes what those held before that have changed, also where a node of an earlier
/// version measured them, and forgets what is too old.
public final class UsageMeasurement implements JobHandler {

    /// The name of the job.
    public static final String JOB = "usage-measurement";

    public static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final int BATCH = 50;
    /// More than twenty thousand in a day.
    private static final int OLD_AT_ONCE = 10;
    private static final int OTHERS_AT_ONCE = 500;
    private static final Duration OLD = Duration.ofDays(1);

    private final Database database;
    private final UsageViews views;
    private final InstantSource clock;
    private final JdbcUsageStore store = new JdbcUsageStore();
    private final JdbcUsageHistoryStore history = new JdbcUsageHistoryStore();

    public UsageMeasurement(Database database, UsageViews views, InstantSource clock) {
        this.database = database;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) {
        Instant begun = clock.instant();
        if (database.read(history::since).isEmpty()) {
            transact(tx -> history.begin(tx, begun));
        }
        long measured = 0;
        List<Due> some = database.read(tx -> store.due(tx, begun, BATCH));
        while (!some.isEmpty() && !run.stopRequested()) {
            measured += measure(run, some);
            run.progress(measured, 0);
            some = run.stopRequested() ? List.of() : database.read(tx -> store.due(tx, begun, BATCH));
        }
        if (!run.stopRequested()) {
            measured += measure(run, database.read(tx -> store.old(tx, begun.minus(OLD), OLD_AT_ONCE)));
        }
        noteOthers(run);
        purge(run, begun);
        run.note("measured %d repositories".formatted(measured));
    }

    /// Notes what nodes of an earlier version measured meanwhile.
    private void noteOthers(JobRun run) {
        List<String> some = database.read(tx -> history.unnoted(tx, OTHERS_AT_ONCE));
        while (!some.isEmpty() && !run.stopRequested()) {
            List<String> names = some;
            transact(tx -> history.note(tx, names, clock.instant()));
            some = database.read(tx -> history.unnoted(tx, OTHERS_AT_ONCE));
        }
    }

    private void transact(Consumer<Transaction> work) {
        database.transact(tx -> {
            work.accept(tx);
            return tx;
        });
    }

    private void purge(JobRun run, Instant now) {
        for (GrowthStep step : GrowthStep.values()) {
            Instant before = step.keptFrom(now);
            while (!run.stopRequested()
                    && database.read(tx -> history.oldest(tx, step))
                            .filter(before::isAfter)
                            .isPresent()) {
                transact(tx -> history.deleteOldest(tx, step, before));
            }
        }
    }

    private int measure(JobRun run, List<Due> some) {
        List<Measured> found = new ArrayList<>();
        List<Due> gone = new ArrayList<>();
        for (Due due : some) {
            if (run.stopRequested()) {
                break;
            }
            Optional<UsageViews.Found> held = views.of(new RepositoryName(due.repository()));
            held.ifPresentOrElse(now -> found.add(new Measured(due, now.usage(), now.settled())), () -> gone.add(due));
        }
        if (!found.isEmpty() || !gone.isEmpty()) {
            Instant now = clock.instant();
            database.transact(tx -> {
                store.save(tx, found, now);
                history.note(
                        tx, found.stream().map(one -> one.due().repository()).toList(), now);
                store.delete(tx, gone);
                history.deleteGone(tx, gone);
                store.sum(tx, some.stream().map(Due::project).collect(Collectors.toSet()));
                return found.size();
            });
        }
        return found.size() + gone.size();
    }
}
