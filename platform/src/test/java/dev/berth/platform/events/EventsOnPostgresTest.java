package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.TestClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What can happen only where several transactions write at once.
class EventsOnPostgresTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(clock);
    private final Events events = new Events(database, outbox, clock, "node");
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        events.close();
    }

    @Test
    void anEventThatIsCommittedLateIsNotPassedOver() throws InterruptedException {
        events.register(new Listening());
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> database.transact(tx -> {
                    outbox.append(tx, named("slow"));
                    written.countDown();
                    await(mayCommit);
                    return tx;
                }));
        written.await();

        append("quick");
        events.drain();
        assertThat(heard).isEmpty();

        mayCommit.countDown();
        slow.join();
        events.drain();
        assertThat(heard).containsExactly("slow", "quick");
    }

    @Test
    void manyWritersAndTwoReadersLoseNothingAndRepeatNothing() throws Exception {
        int writers = 4;
        int each = 50;
        try (Events other = new Events(database, new Outbox(clock), clock, "other");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            events.register(new Listening());
            other.register(new Listening());
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "writer " + writer + " ";
                running.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        append(name + i);
                    }
                }));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                clock.pass(Events.HELD);
                events.drain();
                other.drain();
            }
            for (Future<?> future : running) {
                future.get();
            }
            events.drain();
            clock.pass(Events.HELD.plusSeconds(1));
            other.drain();
        }

        assertThat(heard).hasSize(writers * each).doesNotHaveDuplicates();
        for (int writer = 0; writer < writers; writer++) {
            String name = "writer " + writer + " ";
            assertThat(heard.stream().filter(subject -> subject.startsWith(name)))
                    .isSortedAccordingTo((one, two) -> Integer.compare(
                            Integer.parseInt(one.substring(name.length())),
                            Integer.parseInt(two.substring(name.length()))));
        }
    }

    private static Event named(String name) {
        return Event.created(Actor.system("test"), "thing", name);
    }

    private void append(String name) {
        database.transact(tx -> {
            outbox.append(tx, named(name));
            return tx;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Listening implements EventConsumer {

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public void accept(Transaction tx, List<RecordedEvent> batch) {
            tx.afterCommit(() -> batch.forEach(event -> heard.add(event.event().subject())));
        }
    }
}
