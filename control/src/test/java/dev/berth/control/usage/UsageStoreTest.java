package dev.berth.control.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.usage.JdbcUsageStore.Due;
import dev.berth.control.usage.JdbcUsageStore.Measured;
import dev.berth.control.view.GrowthStep;
import dev.berth.control.view.RepositoryUsage;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.TestClock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UsageStoreTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final JdbcUsageStore store = new JdbcUsageStore();
    private final JdbcUsageHistoryStore history = new JdbcUsageHistoryStore();

    @Test
    void everyStatementGoesByAnIndex() {
        database.transact(tx -> {
            fill(tx);
            return store;
        });
        List<String> reads = Plans.ofRead(database, tx -> {
            store.due(tx, clock.instant(), 10);
            store.old(tx, clock.instant(), 10);
            history.unnoted(tx, 10);
            history.oldest(tx, GrowthStep.DAY);
        });
        List<String> writes = Plans.ofWrite(database, tx -> {
            store.delete(tx, List.of(new Due("team/app", 1L, 1)));
            store.sum(tx, Set.of(1L));
            store.deleteProject(tx, 1L);
            history.note(tx, List.of("team/app", "team/db"), clock.instant());
            history.deleteGone(tx, List.of(new Due("team/app", 1L, 1)));
            history.deleteProject(tx, 1L);
            history.deleteOldest(tx, GrowthStep.DAY, clock.instant());
        });

        assertThat(reads).noneMatch(UsageStoreTest::scan);
        assertThat(writes).noneMatch(UsageStoreTest::scan);
    }

    /// With enough for an index to be worth while.
    private void fill(Transaction tx) {
        TreeMap<String, Long> names = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            names.put("team/r%04d".formatted(i), 1L + i % 100);
        }
        store.mark(tx, names, clock.instant());
        store.save(
                tx,
                names.entrySet().stream()
                        .map(name -> new Measured(
                                new Due(name.getKey(), name.getValue(), 1), new RepositoryUsage(1, 1, 1, 1, 1), true))
                        .toList(),
                clock.instant());
        store.sum(tx, Set.copyOf(names.values()));
        history.note(tx, names.keySet(), clock.instant());
        int _ = tx.sql("analyze").update();
    }

    private static boolean scan(String step) {
        return step.matches("SCAN (repository_usage|project_usage|repository_held|u)")
                || step.matches(".*Seq Scan on (repository_usage|project_usage|repository_held).*");
    }
}
