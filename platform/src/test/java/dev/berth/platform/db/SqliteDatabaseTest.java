package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.DatabaseException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDatabaseTest {

    @TempDir
    private Path folder;

    private SqliteDatabase database;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void openDatabase() {
        database = SqliteDatabase.open(folder.resolve("berth.db"));
        database.transact(tx ->
                tx.sql("create table item (name text not null unique) strict").update());
    }

    @AfterEach
    void closeDatabase() {
        callers.close();
        database.close();
    }

    @Test
    void workThatSharesACommitIsUndoneAlone() throws Exception {
        List<Future<?>> group = inOneGroup("a", "b", "a", "c");

        assertThat(failures(group))
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.CONSTRAINT));
        assertThat(names(database)).containsExactly("a", "b", "c");
    }

    @Test
    void whenACommitFailsEveryoneWhoSharedItLearnsOfIt() throws Exception {
        database.transact(tx -> tx.sql("""
            create table part (item text references item (name) deferrable initially deferred) strict
            """).update());
        CountDownLatch mayGo = occupyWriter();
        Future<?> good = callers.submit(() -> add(database, "a"));
        Future<?> bad = callers.submit(() -> database.transact(
                tx -> tx.sql("insert into part (item) values ('nowhere')").update()));
        awaitWaiting(2);
        mayGo.countDown();

        assertThat(failures(List.of(good, bad))).hasSize(2);
        assertThat(names(database)).isEmpty();
        add(database, "b");
        assertThat(names(database)).containsExactly("b");
    }

    @Test
    void aFullDatabaseIsToldApartAndHealsWhenThereIsRoomAgain() {
        assertThatThrownBy(() -> database.transact(tx -> {
                    // Holds for this connection only, so it is gone when the writer opens a new one.
                    tx.sql("pragma max_page_count = 1").list(row -> row.number("max_page_count"));
                    return tx.sql("insert into item (name) values (:name)")
                            .bind("name", "x".repeat(1 << 20))
                            .update();
                }))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL));

        add(database, "a");
        assertThat(names(database)).containsExactly("a");
    }

    @Test
    void aConnectionThatHasBecomeReadOnlyIsGivenUpSoThatWorkGoesOn() {
        assertThatThrownBy(() -> database.transact(tx -> {
                    // As after the disk became read-only for a moment: SQLite remembers it with the connection.
                    tx.sql("pragma query_only = true").update();
                    return insert(tx, "a");
                }))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));

        add(database, "b");
        assertThat(names(database)).containsExactly("b");
    }

    @Test
    void anotherProcessThatWritesIsWaitedForAndThenReportedAsUnavailable() {
        SqliteDatabase.Options impatient = new SqliteDatabase.Options(1, 64, Duration.ofMillis(20), 16_384);
        try (SqliteDatabase other = SqliteDatabase.open(folder.resolve("berth.db"), impatient)) {
            database.transact(tx -> {
                insert(tx, "a");
                assertThatThrownBy(() -> add(other, "b"))
                        .isInstanceOfSatisfying(
                                DatabaseException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
                return "done";
            });

            add(other, "b");
            assertThat(names(database)).containsExactly("a", "b");
            assertThat(names(other)).containsExactly("a", "b");
        }
    }

    @Test
    void aTransactionInsideAnotherIsABugAndNotADeadlock() {
        assertThatThrownBy(() -> database.transact(tx -> add(database, "a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReadInsideATransactionIsABugBecauseItWouldNotSeeItsWrites() {
        assertThatThrownBy(() -> database.transact(tx -> names(database))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReadThatAsksTheDatabaseForMoreIsABugAndNotADeadlock() {
        assertThatThrownBy(() -> database.read(tx -> add(database, "a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.read(tx -> names(database))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedCallerStillLearnsTheOutcome() throws Exception {
        Future<Boolean> outcome = callers.submit(() -> {
            Thread.currentThread().interrupt();
            add(database, "a");
            return Thread.interrupted();
        });

        assertThat(outcome.get()).isTrue();
        assertThat(names(database)).containsExactly("a");
    }

    @Test
    void closingFinishesTheWorkThatWaitsAndFoldsTheLogIn() throws Exception {
        CountDownLatch mayGo = occupyWriter();
        List<Future<?>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "item " + i;
            waiting.add(callers.submit(() -> add(database, name)));
        }
        awaitWaiting(100);
        Future<?> closing = callers.submit(database::close);
        mayGo.countDown();
        closing.get();

        assertThat(failures(waiting)).isEmpty();
        assertThat(folder.resolve("berth.db-wal")).doesNotExist();
        try (SqliteDatabase reopened = SqliteDatabase.open(folder.resolve("berth.db"))) {
            assertThat(names(reopened)).hasSize(100);
        }
    }

    @Test
    void aBackupIsACompleteDatabaseWhileWorkGoesOn() {
        add(database, "a");
        Path copy = folder.resolve("copy.db");
        Path second = folder.resolve("second.db");

        database.backupTo(copy);
        add(database, "b");
        SqliteDatabase.backup(folder.resolve("berth.db"), second);

        try (SqliteDatabase one = SqliteDatabase.open(copy);
                SqliteDatabase two = SqliteDatabase.open(second)) {
            assertThat(names(one)).containsExactly("a");
            assertThat(names(two)).containsExactly("a", "b");
        }
    }

    @Test
    void aBackupOverwritesNothing() {
        assertThatThrownBy(() -> database.backupTo(folder.resolve("berth.db"))).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> SqliteDatabase.backup(folder.resolve("absent.db"), folder.resolve("copy.db")))
                .isInstanceOf(DatabaseException.class);

        assertThat(names(database)).isEmpty();
        assertThat(folder.resolve("absent.db")).doesNotExist();
    }

    private List<Future<?>> inOneGroup(String... names) {
        CountDownLatch mayGo = occupyWriter();
        List<Future<?>> group = new ArrayList<>();
        for (String name : names) {
            group.add(callers.submit(() -> add(database, name)));
        }
        awaitWaiting(names.length);
        mayGo.countDown();
        return group;
    }

    /// Keeps the writer at one transaction, so that what is asked for meanwhile forms a group.
    private CountDownLatch occupyWriter() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        callers.execute(() -> database.transact(tx -> {
            begun.countDown();
            await(mayGo);
            return tx.dialect();
        }));
        await(begun);
        return mayGo;
    }

    private void awaitWaiting(int count) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (database.waiting() < count) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<DatabaseException> failures(List<Future<?>> outcomes) throws InterruptedException {
        List<DatabaseException> failures = new ArrayList<>();
        for (Future<?> outcome : outcomes) {
            try {
                outcome.get();
            } catch (ExecutionException e) {
                failures.add((DatabaseException) e.getCause());
            }
        }
        return failures;
    }

    private static int add(Database database, String name) {
        return database.transact(tx -> insert(tx, name));
    }

    private static int insert(Transaction tx, String name) {
        return tx.sql("insert into item (name) values (:name)")
                .bind("name", name)
                .update();
    }

    private static List<String> names(Database database) {
        return database.read(tx -> tx.sql("select name from item order by name").list(row -> row.text("name")));
    }
}
