package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import dev.berth.platform.kernel.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class EventsTest {

    private static final Actor ANN = new Actor(Actor.Kind.USER, 7, "ann", new Origin("192.0.2.1", "r-1"));

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(clock);
    private final Database secondDatabase = database.second();
    private final Events events = new Events(database, outbox, clock, "first");
    private final Events second = new Events(secondDatabase, new Outbox(clock), clock, "second");

    @AfterEach
    void end() {
        events.close();
        second.close();
        secondDatabase.close();
    }

    @Test
    void aConsumerGetsWhatWasWrittenDownWholeAndInOrder() {
        Heard heard = new Heard("audit");
        events.register(heard);
        Event event = Event.created(ANN, "project", "a\0b=c\nd\\n")
                .in(12)
                .telling("made\nin = two \\ lines")
                .with("empty", "");
        append(event);
        append(Event.deleted(Actor.system("gc"), "project", "second"), Event.updated(ANN, "label", "third"));

        events.drain();

        List<RecordedEvent> all = heard.events();
        assertThat(all)
                .extracting(recorded -> recorded.event().type())
                .containsExactly("project.created", "project.deleted", "label.updated");
        RecordedEvent first = all.getFirst();
        assertThat(first.at()).isEqualTo(clock.instant());
        assertThat(first.event())
                .isEqualTo(new Event("project.created", ANN, "a\uFFFDb=c\nd\\n", OptionalLong.of(12), event.details()));
        assertThat(all.get(1).event().actor()).isEqualTo(Actor.system("gc"));
        assertThat(all.get(1).event().project()).isEmpty();
        assertThat(all.get(2).event().details()).isEqualTo(Map.of());
    }

    @Test
    void eachConsumerGetsEachEventOnce() {
        Heard one = new Heard("one");
        Heard other = new Heard("other");
        events.register(one);
        events.register(other);
        append(named("a"));

        events.drain();
        append(named("b"));
        events.drain();
        events.drain();

        assertThat(one.names()).containsExactly("a", "b");
        assertThat(other.names()).containsExactly("a", "b");
    }

    @Test
    void anEventOfATransactionThatIsUndoneNeverHappened() {
        Heard heard = new Heard("audit");
        events.register(heard);

        assertThatThrownBy(() -> database.transact(tx -> {
                    outbox.append(tx, named("never"));
                    throw new IllegalStateException("the test undoes it");
                }))
                .isInstanceOf(IllegalStateException.class);
        append(named("then"));
        events.drain();

        assertThat(heard.names()).containsExactly("then");
    }

    @Test
    void moreEventsThanABatchAreHandedOutInSeveral() {
        Heard heard = new Heard("audit");
        events.register(heard);
        append(IntStream.range(0, 2 * Events.BATCH + 1)
                .mapToObj(i -> named("event " + i))
                .toArray(Event[]::new));

        events.drain();

        assertThat(heard.batches).containsExactly(Events.BATCH, Events.BATCH, 1);
        assertThat(heard.names()).hasSize(2 * Events.BATCH + 1).doesNotHaveDuplicates();
    }

    @Test
    void aConsumerGoesOnAfterARestartWhereItWas() {
        Heard before = new Heard("audit");
        events.register(before);
        append(named("a"));
        events.drain();
        append(named("b"));
        events.close();

        Heard after = new Heard("audit");
        try (Events again = new Events(database, outbox, clock, "again")) {
            again.register(after);
            again.drain();
        }

        assertThat(before.names()).containsExactly("a");
        assertThat(after.names()).containsExactly("b");
    }

    @Test
    void aNewConsumerBeginsWithWhatHappensNow() {
        append(named("old"));
        Heard heard = new Heard("late");

        events.register(heard);
        append(named("new"));
        events.drain();

        assertThat(heard.names()).containsExactly("new");
    }

    @Test
    void anotherNodeTakesAConsumerOverOnlyWhenTheFirstIsSilent() {
        Heard here = new Heard("audit");
        Heard there = new Heard("audit");
        events.register(here);
        second.register(there);
        append(named("a"));
        events.drain();

        append(named("b"));
        second.drain();
        assertThat(there.names()).isEmpty();

        clock.pass(Events.HELD.plusSeconds(1));
        second.drain();
        events.drain();
        assertThat(there.names()).containsExactly("b");
        assertThat(here.names()).containsExactly("a");
    }

    @Test
    void aNodeThatEndsGivesItsConsumersBack() {
        Heard there = new Heard("audit");
        events.register(new Heard("audit"));
        second.register(there);
        append(named("a"));
        events.drain();
        append(named("b"));

        events.close();
        second.drain();

        assertThat(there.names()).containsExactly("b");
    }

    @Test
    void whatAConsumerWritesIsUndoneWithItsProgress() {
        Heard heard = new Heard("audit");
        heard.trouble = _ -> {
            heard.trouble = null;
            throw new IllegalStateException("the first time fails");
        };
        events.register(heard);
        append(named("a"), named("b"));

        events.drain();

        assertThat(heard.names()).containsExactly("a", "b");
    }

    @Test
    void anEventThatAConsumerNeverBearsIsPassedOverInTheEndAndTheOthersAreNot() {
        Heard heard = new Heard("audit");
        heard.trouble = event -> {
            if (event.subject().equals("bad")) {
                throw new IllegalStateException("cannot bear it");
            }
        };
        events.register(heard);
        append(named("a"), named("bad"), named("b"));

        for (int i = 0; i < 6; i++) {
            events.drain();
        }

        assertThat(heard.names()).containsExactly("a", "b");
    }

    @Test
    void eventsThatEverybodyHasHadAreDroppedAfterMinutes() {
        Heard heard = new Heard("audit");
        events.register(heard);
        append(named("a"), named("b"));
        events.drain();
        clock.pass(Events.KEPT.plusSeconds(1));
        append(named("c"));

        events.sweep();

        assertThat(rows()).isEqualTo(1);
        events.drain();
        assertThat(heard.names()).containsExactly("a", "b", "c");
    }

    @Test
    void eventsThatAConsumerHasNotHadAreKeptHoweverOld() {
        Heard slow = new Heard("slow");
        events.register(slow);
        append(named("a"));
        clock.pass(Duration.ofDays(1));

        events.sweep();

        assertThat(rows()).isEqualTo(1);
        events.drain();
        assertThat(slow.names()).containsExactly("a");
    }

    @Test
    void aConsumerThatNoNodeHasAnyMoreHoldsNothingUpForEver() {
        second.register(new Heard("gone"));
        second.close();
        events.register(new Heard("audit"));
        append(named("a"));
        events.drain();
        clock.pass(Events.REMEMBERED.plusSeconds(1));

        events.sweep();

        assertThat(rows()).isZero();
    }

    @Test
    void whoReadsAlongGoesOnBehindAnyPosition() {
        Position start = events.now();
        append(named("a"), named("b"));

        List<RecordedEvent> first = events.after(start, 1);
        List<RecordedEvent> rest = events.after(first.getFirst().position(), 10);

        assertThat(first).extracting(event -> event.event().subject()).containsExactly("a");
        assertThat(rest).extracting(event -> event.event().subject()).containsExactly("b");
        String text = rest.getFirst().position().toString();
        assertThat(Position.parse(text)).contains(rest.getFirst().position());
        assertThat(Position.parse("1-")).isEmpty();
    }

    @Test
    void anAppendedEventWakesTheConsumers() throws InterruptedException {
        Heard heard = new Heard("audit");
        events.register(heard);
        events.start();

        append(named("a"));

        RecordedEvent event = heard.queue.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
    }

    @Test
    void aDatabaseThatCountsItsTransactionsAnewHandsOutWhatWasLeft() {
        Heard heard = new Heard("audit");
        events.register(heard);
        append(named("a"));
        events.drain();
        append(named("b"));
        // As in a dump of a server that had come further.
        database.transact(tx -> {
            tx.sql("update event set xact = xact + 1000000000000").update();
            tx.sql("update event_cursor set xact = xact + 1000000000000").update();
            return tx;
        });

        events.start();
        append(named("c"));

        assertThat(heard.take(3)).containsExactly("a", "b", "c");
    }

    private static Event named(String name) {
        return Event.created(ANN, "thing", name);
    }

    private void append(Event... all) {
        database.transact(tx -> {
            outbox.append(tx, List.of(all));
            return tx;
        });
    }

    private long rows() {
        return database.read(tx -> tx.sql("select count(*) as events from event")
                .first(row -> row.number("events"))
                .orElseThrow());
    }

    /// A consumer that notes what it had, once that is committed.
    private static final class Heard implements EventConsumer {

        private final String name;
        private final BlockingQueue<RecordedEvent> queue = new LinkedBlockingQueue<>();
        private final List<Integer> batches = new ArrayList<>();
        private @Nullable Consumer<Event> trouble;

        Heard(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void accept(Transaction tx, List<RecordedEvent> events) {
            if (trouble != null) {
                Consumer<Event> each = trouble;
                events.forEach(event -> each.accept(event.event()));
            }
            tx.afterCommit(() -> {
                batches.add(events.size());
                queue.addAll(events);
            });
        }

        List<RecordedEvent> events() {
            List<RecordedEvent> all = new ArrayList<>();
            queue.drainTo(all);
            return all;
        }

        List<String> names() {
            return queue.stream().map(event -> event.event().subject()).toList();
        }

        List<String> take(int count) {
            List<String> taken = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    RecordedEvent event = queue.poll(30, TimeUnit.SECONDS);
                    taken.add(event == null ? "nothing" : event.event().subject());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return taken;
        }
    }
}
