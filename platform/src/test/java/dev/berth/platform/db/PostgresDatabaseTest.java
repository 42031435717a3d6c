package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.DatabaseException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What PostgreSQL does with many callers at once, and how the database hides it from them.
final class PostgresDatabaseTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void makeTable() {
        database.transact(tx -> tx.sql("create table counter (name text primary key, value bigint not null)")
                .update());
    }

    @AfterEach
    void endCallers() {
        callers.close();
    }

    @Test
    void countersEndExactHoweverManyCountAtOnce() throws Exception {
        List<String> names = List.of("a", "b", "c");
        names.forEach(name -> put(name, 0));

        all(20, _ -> {
            for (int i = 0; i < 20; i++) {
                database.transact(tx -> {
                    names.forEach(name -> write(tx, name, value(tx, name) + 1));
                    return names.size();
                });
            }
        });

        assertThat(List.of(value("a"), value("b"), value("c"))).containsOnly(400L);
    }

    @Test
    void whoWaitsForEachOtherInACircleIsNotLost() throws Exception {
        put("a", 0);
        put("b", 0);

        all(2, caller -> {
            List<String> order = caller == 0 ? List.of("a", "b") : List.of("b", "a");
            for (int i = 0; i < 20; i++) {
                database.transact(tx -> {
                    order.forEach(name -> write(tx, name, value(tx, name) + 1));
                    return order.size();
                });
            }
        });

        assertThat(List.of(value("a"), value("b"))).containsOnly(40L);
    }

    @Test
    void whatTwoDecideFromTheSameRowsIsDecidedOneAfterTheOther() throws Exception {
        put("a", 1);
        put("b", 1);
        // Each takes one away if both are there: together they would take both.
        List<String> names = List.of("a", "b");
        all(
                2,
                caller -> database.transact(tx -> {
                    if (value(tx, "a") + value(tx, "b") == 2) {
                        write(tx, names.get(caller), 0);
                    }
                    return caller;
                }));

        assertThat(value("a") + value("b")).isEqualTo(1);
    }

    @Test
    void whoLooksBeforeInsertingMeetsNoBrokenConstraint() throws Exception {
        AtomicInteger made = new AtomicInteger();
        for (int round = 0; round < 20; round++) {
            String name = "round " + round;
            all(8, _ -> {
                boolean mine = database.transact(tx -> {
                    if (exists(tx, name)) {
                        return false;
                    }
                    return insert(tx, name, 1) == 1;
                });
                made.addAndGet(mine ? 1 : 0);
            });
        }

        assertThat(made).hasValue(20);
    }

    @Test
    void workWhoseConnectionIsLostBeforeItsCommitRunsAgain() {
        AtomicInteger runs = new AtomicInteger();

        database.transact(tx -> {
            insert(tx, "a", 1);
            if (runs.incrementAndGet() == 1) {
                cutConnections();
            }
            return insert(tx, "b", 2);
        });

        assertThat(runs).hasValue(2);
        assertThat(value("a") + value("b")).isEqualTo(3);
    }

    @Test
    void aReadWhoseConnectionIsLostRunsAgain() {
        put("a", 1);
        cutConnections();

        assertThat(value("a")).isEqualTo(1);
    }

    @Test
    void thereAreNeverMoreConnectionsThanAllowed() throws Exception {
        PostgresDatabase.Options four = PostgresDatabase.Options.defaults(PostgresUrl.parse(database.url()))
                .withConnections(4);
        try (PostgresDatabase narrow = PostgresDatabase.openAsItIs(four, new java.util.Random(3))) {
            AtomicInteger most = new AtomicInteger();
            all(40, caller -> {
                narrow.transact(tx -> insert(tx, "item " + caller, caller));
                int now = narrow.read(tx -> tx.sql("""
                                select count(*) as connections
                                from pg_stat_activity
                                where datname = current_database() and application_name = 'berth'
                                """)
                        .first(row -> (int) row.number("connections"))
                        .orElseThrow());
                most.accumulateAndGet(now, Math::max);
            });

            // The fixture's own pools keep at most sixteen beside the four.
            assertThat(most.get()).isLessThanOrEqualTo(20);
            assertThat(narrow.writers().limit() + narrow.readers().limit()).isEqualTo(4);
        }
        assertThat(database.<Long>read(tx -> tx.sql("select count(*) as n from counter")
                        .first(row -> row.number("n"))
                        .orElseThrow()))
                .isEqualTo(40);
    }

    @Test
    void aTransactionInsideAnotherIsABugAndNotADeadlock() {
        assertThatThrownBy(() -> database.transact(_ -> value("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.read(_ -> value("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.read(_ -> put("a", 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedCallerStillLearnsTheOutcome() throws Exception {
        Future<Boolean> outcome = callers.submit(() -> {
            Thread.currentThread().interrupt();
            put("a", 1);
            return Thread.interrupted();
        });

        assertThat(outcome.get()).isTrue();
        assertThat(value("a")).isEqualTo(1);
    }

    @Test
    void aStatementThatWaitsTooLongIsGivenUp() throws Exception {
        put("a", 1);
        PostgresDatabase.Options hasty = PostgresDatabase.Options.defaults(PostgresUrl.parse(database.url()))
                .withTimes(
                        java.time.Duration.ofMillis(500),
                        java.time.Duration.ofMillis(500),
                        java.time.Duration.ofSeconds(1));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        try (PostgresDatabase other = PostgresDatabase.openAsItIs(hasty, new java.util.Random(3))) {
            Future<?> holder = callers.submit(() -> database.transact(tx -> {
                write(tx, "a", 2);
                locked.countDown();
                await(mayGo);
                return tx.dialect();
            }));
            await(locked);

            assertThatThrownBy(() -> other.transact(tx -> write(tx, "a", 3)))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
            mayGo.countDown();
            holder.get();
            other.transact(tx -> write(tx, "a", 3));
        }
        assertThat(value("a")).isEqualTo(3);
    }

    private void cutConnections() {
        RealPostgres.shared()
                .cutConnections(database.url().substring(database.url().lastIndexOf('/') + 1));
    }

    private void all(int count, Caller caller) throws InterruptedException, ExecutionException {
        List<Future<?>> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            outcomes.add(callers.submit(() -> caller.call(number)));
        }
        for (Future<?> outcome : outcomes) {
            outcome.get();
        }
    }

    private interface Caller {
        void call(int number);
    }

    private int put(String name, long value) {
        return database.transact(tx -> insert(tx, name, value));
    }

    private long value(String name) {
        return database.read(tx -> value(tx, name));
    }

    private static boolean exists(Transaction tx, String name) {
        return tx.sql("select value from counter where name = :name")
                .bind("name", name)
                .first(row -> row.number("value"))
                .isPresent();
    }

    private static long value(Transaction tx, String name) {
        return tx.sql("select value from counter where name = :name")
                .bind("name", name)
                .first(row -> row.number("value"))
                .orElseThrow();
    }

    private static int insert(Transaction tx, String name, long value) {
        return tx.sql("insert into counter (name, value) values (:name, :value)")
                .bind("name", name)
                .bind("value", value)
                .update();
    }

    private static int write(Transaction tx, String name, long value) {
        return tx.sql("update counter set value = :value where name = :name")
                .bind("name", name)
                .bind("value", value)
                .update();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
