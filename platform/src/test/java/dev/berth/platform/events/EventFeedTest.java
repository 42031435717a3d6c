package dev.berth.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.EventFeed.Beginning;
import dev.berth.platform.events.EventFeed.Mark;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
@Timeout(60)
class EventFeedTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(clock);
    private final EventFeed feed = new EventFeed(database, outbox, clock);
    /// Of another node: it does not hear what this one commits.
    private final EventFeed elsewhere = new EventFeed(database, new Outbox(clock), clock);

    @AfterEach
    void end() {
        feed.close();
        elsewhere.close();
    }

    private void happen(String... subjects) {
        database.transact(tx -> {
            for (String subject : subjects) {
                outbox.append(tx, Event.created(Actor.system("test"), "thing", subject));
            }
            return tx;
        });
    }

    private static List<String> subjects(List<RecordedEvent> events) {
        return events.stream().map(event -> event.event().subject()).toList();
    }

    private static List<String> take(EventListening listening, int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            taken.addAll(subjects(listening.take(LONG).events()));
        }
        return taken;
    }

    @Test
    void everybodyWhoListensHearsEverythingFromThenOnInOrder() throws Exception {
        happen("before");
        Beginning one = feed.listen();
        Beginning two = feed.listen();
        assertThat(one.missed()).isFalse();
        assertThat(one.since()).isEmpty();

        happen("a", "b");
        happen("c");

        assertThat(take(one.listening(), 3)).containsExactly("a", "b", "c");
        assertThat(take(two.listening(), 3)).containsExactly("a", "b", "c");
    }

    @Test
    void whatAnotherNodeCommitsIsHeardToo() throws Exception {
        Beginning there = elsewhere.listen();

        happen("a");

        assertThat(take(there.listening(), 1)).containsExactly("a");
    }

    @Test
    void whoComesBackToAnyNodeGetsWhatItMissed() throws Exception {
        Beginning first = feed.listen();
        happen("a");
        Mark mark = new Mark(first.listening().take(LONG).events().getLast().position(), clock.instant());
        first.listening().close();
        happen("b", "c");

        Beginning again = elsewhere.listen(mark);
        assertThat(again.missed()).isFalse();
        happen("d");

        List<String> heard = new ArrayList<>(subjects(again.since()));
        heard.addAll(take(again.listening(), 3 - heard.size()));
        assertThat(heard).containsExactly("b", "c", "d");
    }

    @Test
    void whoWasAwayTooLongOrMissedTooMuchIsToldSo() {
        Mark begin = feed.listen().mark();
        clock.pass(Events.KEPT);
        assertThat(feed.listen(begin).missed()).isTrue();

        Mark again = feed.listen().mark();
        database.transact(tx -> {
            for (int i = 0; i < 6; i++) {
                List<Event> many = new ArrayList<>();
                for (int j = 0; j < 1_000; j++) {
                    many.add(Event.created(Actor.system("test"), "thing", i + "-" + j));
                }
                outbox.append(tx, many);
            }
            return tx;
        });
        Beginning late = elsewhere.listen(again);
        assertThat(late.missed()).isTrue();
        assertThat(late.since()).isEmpty();
    }

    @Test
    void aMarkOfAnotherDatabaseIsNotBelieved() {
        Mark odd = new Mark(new Position(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2), clock.instant());

        assertThat(feed.listen(odd).missed()).isTrue();
    }

    @Test
    void whoTakesNothingIsEndedAndHoldsUpNobody() throws Exception {
        Beginning slow = feed.listen();
        Beginning quick = feed.listen();
        int heard = 0;
        for (int i = 0; i < 6; i++) {
            List<Event> many = new ArrayList<>();
            for (int j = 0; j < 400; j++) {
                many.add(Event.created(Actor.system("test"), "thing", i + "-" + j));
            }
            database.transact(tx -> {
                outbox.append(tx, many);
                return tx;
            });
            heard += take(quick.listening(), 400).size();
        }

        assertThat(heard).isEqualTo(2_400);
        // Whoever is told last is told while the feed is locked, which asking where it stands waits for.
        assertThat(feed.reached().position()).isGreaterThan(slow.mark().position());
        EventListening.Taken taken = slow.listening().take(LONG);
        assertThat(taken.over()).isTrue();
        assertThat(taken.events()).hasSizeLessThanOrEqualTo(EventListening.MOST);
    }

    @Test
    void theEndOfTheFeedIsToldToAll() throws Exception {
        Beginning one = feed.listen();

        feed.close();

        assertThat(one.listening().take(LONG).over()).isTrue();
        assertThatThrownBy(feed::listen).isInstanceOf(IllegalStateException.class);
    }
}
