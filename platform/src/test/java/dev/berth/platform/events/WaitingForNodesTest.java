package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.JdbcReaderStore.Reader;
import dev.berth.platform.events.TroubledDatabase.Trouble;
import dev.berth.platform.kernel.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who changes a fact is answered when no other node says the contrary any more.
class WaitingForNodesTest {

    private static final String TOPIC = "fruit";

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final List<Node> nodes = new ArrayList<>();
    private final Node writer = new Node("writer", database.second());

    /// A node that offers every fruit until it hears that it is gone.
    private final class Node {

        private final Database way;
        private final Notices notices;
        private final Set<String> gone = ConcurrentHashMap.newKeySet();

        Node(String name, Database way) {
            this.way = way;
            notices = new Notices(way, clock, name);
            notices.subscribe(TOPIC, new NoticeListener() {
                @Override
                public void changed(String fruit) {
                    gone.add(fruit);
                }

                @Override
                public void lost() {
                    // Nothing is remembered before the first look.
                }
            });
            nodes.add(this);
        }

        Node started() {
            notices.start();
            notices.catchUp();
            return this;
        }

        /// Whether a request is answered from memory as if the fruit were there.
        boolean offers(String fruit) {
            return notices.upToDate() && !gone.contains(fruit);
        }

        void remove(String fruit) {
            way.transact(tx -> {
                notices.publishAndWait(tx, TOPIC, List.of(fruit));
                return fruit;
            });
        }

        NoticeFigures figures() {
            return notices.figures();
        }
    }

    @AfterEach
    void end() {
        nodes.forEach(node -> node.notices.close());
        nodes.forEach(node -> node.way.close());
    }

    @Test
    void noNodeOffersWhatAnotherOneHasRemoved() {
        Node one = new Node("one", database.second()).started();
        Node two = new Node("two", database.second()).started();

        for (int i = 0; i < 200; i++) {
            String fruit = "apple " + i;
            Node remover = List.of(writer, one, two).get(i % 3);
            remover.remove(fruit);

            assertThat(one.offers(fruit) && remover != one).isFalse();
            assertThat(two.offers(fruit) && remover != two).isFalse();
        }

        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.figures().unconfirmed()).isZero());
    }

    @Test
    void manyAtOnceAreEachAnsweredWhenTheirOwnChangeWasHeard() throws InterruptedException {
        Node one = new Node("one", database.second()).started();
        Set<String> offered = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "pear " + i + " ";
            threads.add(Thread.ofVirtual().start(() -> {
                for (int round = 0; round < 20; round++) {
                    writer.remove(name + round);
                    if (one.offers(name + round)) {
                        offered.add(name + round);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(offered).isEmpty();
        assertThat(one.gone).hasSize(160);
        assertThat(writer.figures().waits()).isEqualTo(160);
    }

    @Test
    void aNodeThatNoRingReachesIsWaitedForToo() {
        Node deaf = new Node("deaf", new DeafDatabase(database.second())).started();

        for (int i = 0; i < 5; i++) {
            writer.remove("apple " + i);
            assertThat(deaf.offers("apple " + i)).isFalse();
        }

        assertThat(deaf.gone).hasSize(5);
        assertThat(writer.figures().unconfirmed()).isZero();
    }

    @Test
    void aTransactionElsewhereThatDoesNotEndHoldsNobodyUp() throws InterruptedException {
        Node one = new Node("one", database.second()).started();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> database.transact(tx -> {
                    tx.sql("insert into notice_reader (node, seen) values ('slow', '1:1:')")
                            .update();
                    written.countDown();
                    await(mayEnd);
                    return tx;
                }));
        written.await();

        writer.remove("apple");

        assertThat(one.gone).contains("apple");
        assertThat(writer.figures().unconfirmed()).isZero();
        mayEnd.countDown();
        slow.join();
    }

    @Test
    void nobodyWaitsForANodeThatWasNeverStartedOrHasEnded() {
        Node one = new Node("one", database.second());
        Node two = new Node("two", database.second()).started();
        assertThat(readers()).containsExactly("two");
        two.notices.close();
        assertThat(readers()).isEmpty();

        writer.remove("apple");

        assertThat(writer.figures().unconfirmed()).isZero();
        assertThat(one.notices.upToDate()).isTrue();
    }

    @Test
    void aNodeThatDiedIsWaitedForOnce() {
        database.transact(tx -> {
            new JdbcReaderStore().insert(tx, "dead");
            return tx;
        });

        writer.remove("apple");
        assertThat(writer.figures().unconfirmed()).isEqualTo(1);
        assertThat(readers()).isEmpty();
        writer.remove("pear");

        assertThat(writer.figures().unconfirmed()).isEqualTo(1);
        assertThat(writer.figures().waits()).isEqualTo(2);
    }

    @Test
    void aNodeThatGetsNoAnswerDoesNotAnswerFromMemoryWhenItIsWaitedForNoLonger() throws InterruptedException {
        TroubledDatabase way = new TroubledDatabase(database.second());
        Node slow = new Node("slow", way).started();
        way.become(Trouble.SILENT);
        way.awaitSomebodyHeld();

        writer.remove("apple");
        assertThat(slow.offers("apple")).isFalse();
        assertThat(slow.gone).isEmpty();
        assertThat(writer.figures().unconfirmed()).isEqualTo(1);
        writer.remove("pear");
        assertThat(slow.offers("pear")).isFalse();
        assertThat(writer.figures().unconfirmed()).isEqualTo(1);

        way.become(Trouble.NONE);
        slow.notices.catchUp();
        assertThat(slow.gone).contains("apple", "pear");
        assertThat(slow.offers("plum")).isTrue();
        assertThat(readers()).containsExactly("slow");
        writer.remove("plum");
        assertThat(slow.offers("plum")).isFalse();
        assertThat(writer.figures().unconfirmed()).isEqualTo(1);
    }

    @Test
    void aNodeWhoseDatabaseIsGoneServesOnAndCatchesUpWhenItIsBack() {
        TroubledDatabase way = new TroubledDatabase(database.second());
        Node cut = new Node("cut", way).started();
        way.become(Trouble.GONE);

        writer.remove("apple");

        cut.notices.catchUp();
        assertThat(cut.offers("pear")).isTrue();
        way.become(Trouble.NONE);
        eventually(() -> cut.gone.contains("apple"));
        eventually(() -> readers().contains("cut"));
        writer.remove("pear");
        assertThat(cut.offers("pear")).isFalse();
    }

    @Test
    void aNodeThatWasStruckEntersItselfAgain() {
        Node one = new Node("one", database.second()).started();
        database.transact(tx -> {
            new JdbcReaderStore().delete(tx, "one");
            return tx;
        });

        eventually(() -> readers().contains("one"));

        one.notices.catchUp();
        writer.remove("apple");
        assertThat(one.offers("apple")).isFalse();
    }

    @Test
    void nobodyIsStruckForAChangeThatWasUndone() {
        JdbcReaderStore store = new JdbcReaderStore();
        Reader reader = database.transact(tx -> {
            store.insert(tx, "one");
            return store.others(tx, "writer").getFirst();
        });
        long absent = 4711;

        boolean struck = database.transact(tx -> store.deleteSilent(tx, reader, absent));

        assertThat(struck).isFalse();
        assertThat(readers()).containsExactly("one");
    }

    @Test
    void nobodyIsStruckWhoHasConfirmedMeanwhile() {
        JdbcReaderStore store = new JdbcReaderStore();
        Reader old = database.transact(tx -> {
            store.insert(tx, "one");
            return store.others(tx, "writer").getFirst();
        });
        long notice = database.transact(tx -> {
                    store.update(tx, new Reader("one", "5000000:5000000:"));
                    return new JdbcNoticeStore().insert(tx, TOPIC, "apple", "writer", clock.instant());
                })
                .id();

        boolean struck = database.transact(tx -> store.deleteSilent(tx, old, notice));

        assertThat(struck).isFalse();
        assertThat(readers()).containsExactly("one");
    }

    @Test
    void onADatabaseOfOnesOwnNobodyWaits() {
        try (TestDatabase own = TestDatabase.open(TestDatabase.Kind.EMBEDDED);
                Notices alone = new Notices(own, clock, "alone")) {
            alone.start();

            own.transact(tx -> {
                alone.publishAndWait(tx, TOPIC, List.of("apple"));
                return tx;
            });

            assertThat(alone.upToDate()).isTrue();
            assertThat(alone.figures()).isEqualTo(new NoticeFigures(0, 0, 0));
        }
    }

    private List<String> readers() {
        return database.read(
                tx -> tx.sql("select node from notice_reader order by node").list(row -> row.text("node")));
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
