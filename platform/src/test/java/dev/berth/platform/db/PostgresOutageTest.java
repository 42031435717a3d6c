package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.DatabaseException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database that goes away in the middle, and comes back.
final class PostgresOutageTest {

    private static RealPostgres server;

    private String url;

    @BeforeAll
    static void startServer() {
        server = RealPostgres.start();
    }

    @AfterAll
    static void endServer() {
        server.close();
    }

    @BeforeEach
    void makeDatabase() {
        url = server.newDatabase();
    }

    @Test
    void aServerThatIsGoneIsReportedAndTheDatabaseHealsWhenItIsBack() {
        try (PostgresDatabase database = open()) {
            add(database, "before");

            server.stop();
            assertUnavailable(() -> add(database, "lost"));
            assertUnavailable(() -> count(database));

            server.resumeService();
            awaitHealth(database);
            add(database, "after");
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void aServerThatStandsStillIsReportedAndTheDatabaseHealsWhenItGoesOn() {
        try (PostgresDatabase database = open()) {
            add(database, "before");

            server.freeze();
            try {
                assertUnavailable(() -> add(database, "lost"));
                assertUnavailable(() -> count(database));
            } finally {
                server.unfreeze();
            }

            awaitHealth(database);
            add(database, "after");
            assertThat(count(database)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsToldAsSuchAndNotDoneTwice() throws Exception {
        try (CutCommits cuts = CutCommits.before(server.port())) {
            url = url.replace(":" + server.port() + "/", ":" + cuts.port() + "/");
            try (PostgresDatabase database = open()) {
                cuts.cutNext(CutCommits.Cut.AFTER, "insert into item");
                assertReason(Reason.UNKNOWN, () -> add(database, "done"));
                cuts.cutNext(CutCommits.Cut.BEFORE, "insert into item");
                assertReason(Reason.UNKNOWN, () -> add(database, "never arrived"));

                awaitHealth(database);
                assertThat(count(database)).isEqualTo(1);
            }
        }
    }

    @Test
    void theDoorbellIsHeardAgainAfterItsConnectionsWereLost() throws Exception {
        try (PostgresDatabase one = open();
                PostgresDatabase two = open()) {
            Semaphore heard = new Semaphore(0);
            try (AutoCloseable _ = two.doorbell().onRing(heard::release)) {
                // It runs once when the listener stands: until then rings may have been missed.
                acquire(heard);
                one.doorbell().ring();
                acquire(heard);

                server.cutConnections(name());
                // Again for what may have been missed.
                acquire(heard);
                heard.drainPermits();
                Instant deadline = Instant.now().plusSeconds(60);
                // The ring that finds its connection dead is lost; the next one makes another.
                while (!heard.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                    assertThat(Instant.now()).isBefore(deadline);
                    one.doorbell().ring();
                }
            }
        }
    }

    @Test
    void aNodeDoesNotWakeItself() throws Exception {
        try (PostgresDatabase one = open();
                PostgresDatabase two = open()) {
            Semaphore own = new Semaphore(0);
            Semaphore other = new Semaphore(0);
            try (AutoCloseable _ = one.doorbell().onRing(own::release);
                    AutoCloseable _ = two.doorbell().onRing(other::release)) {
                acquire(own);
                acquire(other);
                one.doorbell().ring();
                acquire(other);
                two.doorbell().ring();
                acquire(own);

                assertThat(own.availablePermits()).isZero();
            }
        }
    }

    @Test
    void aWrongPasswordIsToldAtOnceAndIsNotShown() {
        PostgresDatabase.Options wrong = PostgresDatabase.Options.defaults(
                PostgresUrl.parse(url.replace(RealPostgres.PASSWORD, "wrong-password")));

        assertThatThrownBy(() -> PostgresDatabase.open(wrong, new Random(1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("postgresql://127.0.0.1", "password authentication failed")
                .hasMessageNotContaining("wrong-password");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        PostgresDatabase.Options absent =
                PostgresDatabase.Options.defaults(PostgresUrl.parse(url.replace(name(), "nowhere")));

        assertThatThrownBy(() -> PostgresDatabase.open(absent, new Random(1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("nowhere");
    }

    private PostgresDatabase open() {
        PostgresDatabase.Options options = PostgresDatabase.Options.defaults(PostgresUrl.parse(url))
                .withConnections(4)
                .withTimes(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30));
        PostgresDatabase database = PostgresDatabase.open(options, new Random(1));
        database.transact(tx ->
                tx.sql("create table if not exists item (name text not null)").update());
        return database;
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void assertUnavailable(Runnable call) {
        assertReason(Reason.UNAVAILABLE, call);
    }

    private static void assertReason(Reason reason, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void awaitHealth(Database database) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (true) {
            try {
                count(database);
                database.transact(
                        tx -> tx.sql("delete from item where name = 'nobody'").update());
                return;
            } catch (DatabaseException e) {
                assertThat(Instant.now()).as(e.getMessage()).isBefore(deadline);
            }
        }
    }

    private static void acquire(Semaphore semaphore) throws InterruptedException {
        assertThat(semaphore.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
    }

    private static int add(Database database, String name) {
        return database.transact(tx -> tx.sql("insert into item (name) values (:name)")
                .bind("name", name)
                .update());
    }

    private static long count(Database database) {
        return database.read(tx -> tx.sql("select count(*) as items from item")
                .first(row -> row.number("items"))
                .orElseThrow());
    }
}
