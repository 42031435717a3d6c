package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.TransactionWork;
import dev.berth.platform.kernel.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticesTest {

    private static final String TOPIC = "fruit";

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final Database secondDatabase = database.second();
    private final Notices first = new Notices(database, clock, "first");
    private final Notices second = new Notices(secondDatabase, clock, "second");
    private final Heard heard = new Heard();

    @AfterEach
    void end() {
        first.close();
        second.close();
        secondDatabase.close();
    }

    @Test
    void otherNodesHearWhatATransactionChanged() {
        listen(second);

        publish("apple", "pear");
        second.look();

        assertThat(heard.all()).containsExactly("apple", "pear");
    }

    @Test
    void aNodeDoesNotHearItself() {
        listen(first);

        publish("apple");
        first.look();

        assertThat(heard.all()).isEmpty();
    }

    @Test
    void eachNoticeIsHeardOnceAndOtherTopicsAreNot() {
        listen(second);
        publish("apple");
        database.transact(tx -> {
            first.publish(tx, "vegetables", List.of("leek"));
            return tx;
        });

        second.look();
        second.look();

        assertThat(heard.all()).containsExactly("apple");
    }

    @Test
    void nothingIsHeardOfWhatWasUndone() {
        listen(second);

        assertThatThrownBy(() -> database.transact(tx -> {
                    first.publish(tx, TOPIC, List.of("apple"));
                    throw new IllegalStateException("the test undoes it");
                }))
                .isInstanceOf(IllegalStateException.class);
        second.look();

        assertThat(heard.all()).isEmpty();
    }

    @Test
    void aTransactionThatBeganEarlierAndCommitsLaterIsHeard() throws InterruptedException {
        listen(second);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> database.transact(tx -> {
                    first.publish(tx, TOPIC, List.of("slow"));
                    written.countDown();
                    await(mayCommit);
                    return tx;
                }));
        written.await();
        publish("quick");
        second.look();
        second.look();
        assertThat(heard.all()).containsExactly("quick");

        mayCommit.countDown();
        slow.join();
        second.look();

        assertThat(heard.all()).containsExactly("slow");
    }

    @Test
    void theFirstLookForgetsWhatWasRememberedBefore() {
        second.subscribe(TOPIC, heard);
        publish("apple");

        second.look();

        assertThat(heard.all()).containsExactly(Heard.EVERYTHING);
    }

    @Test
    void aNodeThatWasAwayForTooLongForgetsEverything() {
        listen(second);
        publish("apple");
        clock.pass(Notices.AWAY.plusSeconds(1));

        second.look();
        assertThat(heard.all()).containsExactly(Heard.EVERYTHING);

        publish("pear");
        second.look();
        assertThat(heard.all()).containsExactly("pear");
    }

    @Test
    void whatWasBeingReadWhenEverythingWasForgottenIsForgottenToo() {
        listen(second);
        clock.pass(Duration.ofSeconds(30));

        second.look();
        second.look();

        assertThat(heard.all()).containsExactly(Heard.EVERYTHING);
    }

    @Test
    void noticesAreKeptForMinutesOnly() {
        publish("apple");
        clock.pass(Notices.KEPT.plusSeconds(1));
        publish("pear");

        second.sweep();

        assertThat(rows(database)).isEqualTo(1);
    }

    @Test
    void aRingWakesTheOthers() throws InterruptedException {
        listen(second);
        second.start();

        publish("apple");

        assertThat(heard.next()).isEqualTo("apple");
    }

    @Test
    void aLostRingOnlyCostsTime() throws InterruptedException {
        try (Notices deaf = new Notices(new DeafDatabase(secondDatabase), clock, "deaf")) {
            listen(deaf);
            deaf.start();

            publish("apple");

            assertThat(heard.next()).isEqualTo("apple");
        }
    }

    @Test
    void aNodeThatIsTooBusyWritingLooksOn() throws InterruptedException {
        try (Notices busy = new Notices(new BusyDatabase(secondDatabase), clock, "busy")) {
            listen(busy);
            busy.start();

            publish("apple");

            assertThat(heard.next()).isEqualTo("apple");
        }
    }

    @Test
    void aDatabaseOfOnesOwnHoldsNoNotices() {
        try (TestDatabase own = TestDatabase.open();
                Notices alone = new Notices(own, clock, "alone")) {
            alone.subscribe(TOPIC, heard);
            alone.start();
            own.transact(tx -> {
                alone.publish(tx, TOPIC, List.of("apple"));
                return tx;
            });
            alone.look();

            assertThat(heard.all()).isEmpty();
            assertThat(rows(own)).isZero();
        }
    }

    /// From now on the node's notices are in [#heard].
    private void listen(Notices node) {
        node.subscribe(TOPIC, heard);
        node.look();
        assertThat(heard.all()).containsExactly(Heard.EVERYTHING);
    }

    private void publish(String... names) {
        database.transact(tx -> {
            first.publish(tx, TOPIC, List.of(names));
            return tx;
        });
    }

    private static long rows(Database database) {
        return database.read(tx -> tx.sql("select count(*) as notices from notice")
                .first(row -> row.number("notices"))
                .orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// No transaction gets its turn.
    private static final class BusyDatabase extends ForwardingDatabase {

        private final Database database;

        BusyDatabase(Database database) {
            super(database);
            this.database = database;
        }

        @Override
        public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
            throw new DatabaseException(Reason.UNAVAILABLE, "the test is busy");
        }

        @Override
        public Database aside() {
            return database.aside();
        }
    }

    /// What a node heard.
    private static final class Heard implements NoticeListener {

        static final String EVERYTHING = "everything";

        private final BlockingQueue<String> names = new LinkedBlockingQueue<>();

        @Override
        public void changed(String name) {
            names.add(name);
        }

        @Override
        public void lost() {
            names.add(EVERYTHING);
        }

        /// All since the last time.
        List<String> all() {
            List<String> all = new ArrayList<>();
            names.drainTo(all);
            return all;
        }

        /// The next one, as soon as it comes.
        String next() throws InterruptedException {
            return Objects.requireNonNullElse(names.poll(30, TimeUnit.SECONDS), "nothing");
        }
    }
}
