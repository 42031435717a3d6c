package dev.berth.control.series;

import static dev.berth.control.TestControl.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.control.TestControl;
import dev.berth.control.TestRun;
import dev.berth.control.project.Project;
import dev.berth.control.quota.QuotaGate;
import dev.berth.control.quota.Quotas;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.EventConsumer;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.platform.kernel.TestClock;
import dev.berth.registry.content.PulledDays;
import dev.berth.registry.event.RegistryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class SeriesTest {

    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-21T00:00:00Z");
    private static final Digest DIGEST = DigestAlgorithm.SHA256.digest(new byte[0]);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock quotaClock = new TestClock();
    private final Outbox quotaOutbox = new Outbox(quotaClock);
    private final TestControl control =
            new TestControl(database, new QuotaGate(_ -> true, quotaOutbox, _ -> {}, quotaClock));
    private final Quotas quotas = new Quotas(database, quotaOutbox, control.clock(), _ -> -1);
    private final Events events = new Events(database, control.outbox(), control.clock(), "node");
    private final SeriesTally tally = new SeriesTally(control.projects(), control.repositories());
    private final AtomicInteger failures = new AtomicInteger();
    private final Series series = new Series(database, quotas);
    private final AtomicLong unneeded = new AtomicLong();
    private final SeriesSample sample = new SeriesSample(
            database, quotas, new PulledDays(database, control.clock()), unneeded::get, control.clock());
    private Project team;
    private Project other;

    @BeforeEach
    void projects() {
        control.projects().whenCreated(quotas);
        events.register(new EventConsumer() {
            @Override
            public String name() {
                return tally.name();
            }

            @Override
            public void accept(Transaction tx, List<RecordedEvent> batch) {
                tally.accept(tx, batch);
                if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IllegalStateException("after the figures were added");
                }
            }
        });
        team = control.project("team");
        other = control.project("other");
        events.drain();
    }

    @AfterEach
    void close() {
        events.close();
    }

    private void pull(String repository, long times) {
        database.transact(tx -> {
            control.outbox()
                    .append(
                            tx,
                            new RegistryEvent.ManifestPulled(
                                            RepositoryName.parse(repository), DIGEST, Optional.empty(), times)
                                    .by(ACTOR));
            return times;
        });
    }

    private SeriesRange hours(int count) {
        Instant now = control.clock().instant();
        return SeriesRange.around(Step.HOUR, now.minus(Duration.ofHours(count - 1)), now);
    }

    private SeriesRange days(int count) {
        Instant now = control.clock().instant();
        return SeriesRange.around(Step.DAY, now.minus(Duration.ofDays(count - 1)), now);
    }

    private static SeriesPoint point(Instant at, long pushes, long pulls) {
        return new SeriesPoint(at, pushes, pulls, OptionalLong.empty());
    }

    @Test
    void pushesAndPullsCountForTheRepositoryItsProjectAndTheInstallation() {
        control.push("team/app", "one", "1");
        control.push("team/app", "two", "2");
        control.push("team/db", "one", "1");
        pull("team/app", 7);
        control.clock().pass(Duration.ofHours(1));
        control.push("other/app", "one", "1");
        pull("team/app", 2);
        events.drain();
        Instant eleven = TEN.plus(Duration.ofHours(1));

        assertThat(series.ofRepository(team.id(), "app", hours(2)))
                .containsExactly(point(TEN, 2, 7), point(eleven, 0, 2));
        assertThat(series.of(team.id(), hours(2))).containsExactly(point(TEN, 3, 7), point(eleven, 0, 2));
        assertThat(series.of(Optional.of(Set.of(team.id(), other.id())), hours(2)))
                .containsExactly(point(TEN, 3, 7), point(eleven, 1, 2));
        assertThat(series.of(Optional.empty(), hours(3)))
                .containsExactly(point(TEN.minus(Duration.ofHours(1)), 0, 0), point(TEN, 3, 7), point(eleven, 1, 2));
        assertThat(series.of(Optional.empty(), days(1)))
                .containsExactly(point(Instant.parse("2026-11-21T00:00:00Z"), 4, 9));
        assertThat(series.of(Optional.of(Set.of()), days(1)))
                .extracting(SeriesPoint::pushes)
                .containsExactly(0L);
    }

    @Test
    void eventsThatAreHandedOutAgainCountOnce() {
        control.push("team/app", "one", "1");
        control.push("team/app", "two", "2");
        failures.set(3);

        events.drain();
        events.drain();
        events.drain();
        events.drain();

        assertThat(failures).hasValue(0);
        assertThat(series.of(team.id(), days(1)))
                .extracting(SeriesPoint::pushes)
                .containsExactly(2L);
    }

    @Test
    void aRepositorysFiguresGoWithItAndTheSumsStay() {
        control.push("team/app", "one", "1");
        control.push("team/app/web", "one", "1");
        events.drain();
        database.transact(tx -> {
            control.outbox()
                    .append(tx, new RegistryEvent.RepositoryDeleted(RepositoryName.parse("team/app")).by(ACTOR));
            return tx;
        });
        events.drain();

        assertThat(series.ofRepository(team.id(), "app", days(1)))
                .extracting(SeriesPoint::pushes)
                .containsExactly(0L);
        assertThat(series.ofRepository(team.id(), "app/web", days(1)))
                .extracting(SeriesPoint::pushes)
                .containsExactly(1L);
        assertThat(series.of(team.id(), days(1)))
                .extracting(SeriesPoint::pushes)
                .containsExactly(2L);
    }

    @Test
    void whatIsWrittenDownAfterARepositoryWentCountsForTheSumsOnly() {
        control.push("team/app", "one", "1");
        control.push("team/app/web", "one", "1");
        events.drain();
        control.manifests().deleteAll(ACTOR, RepositoryName.parse("team/app"));
        // Counted on another node before, written down after.
        pull("team/app", 2);
        pull("team/app/web", 1);
        events.drain();
        pull("team/app", 3);
        events.drain();

        assertThat(number("select count(*) as found from series_traffic where repository = 'app'"))
                .isZero();
        assertThat(series.ofRepository(team.id(), "app/web", days(1))).containsExactly(point(TODAY, 1, 1));
        assertThat(series.of(team.id(), days(1))).containsExactly(point(TODAY, 2, 6));
        control.push("team/app", "two", "2");
        pull("team/app", 4);
        events.drain();
        assertThat(series.ofRepository(team.id(), "app", days(1))).containsExactly(point(TODAY, 1, 4));
    }

    @Test
    void aDeletedProjectLeavesNothingButItsPartOfTheWhole() {
        Project gone = control.project("gone");
        pull("gone/app", 5);
        events.drain();
        sample.run(new TestRun());
        control.projects().delete(ACTOR, gone.id());
        // Counted on another node before the project went, written down after.
        pull("gone/app", 2);
        events.drain();
        Project again = control.project("gone");

        assertThat(number("select count(*) as found from series_traffic where project_id = " + gone.id()))
                .isZero();
        assertThat(number("select count(*) as found from series_stored where project_id = " + gone.id()))
                .isZero();
        assertThat(series.of(again.id(), days(1)))
                .extracting(SeriesPoint::pulls)
                .containsExactly(0L);
        assertThat(series.of(Optional.empty(), days(1)))
                .extracting(SeriesPoint::pulls)
                .containsExactly(7L);
    }

    @Test
    void theLastSampleOfAnHourSaysWhatWasHeldAtItsEnd() {
        control.pushBlob("team/app", "a", 100);
        sample.run(new TestRun());
        control.clock().pass(Duration.ofMinutes(20));
        control.pushBlob("team/db", "b", 20);
        control.pushBlob("other/app", "a", 100);
        sample.run(new TestRun());
        control.clock().pass(Duration.ofHours(2));
        control.pushBlob("team/db", "c", 3);
        sample.run(new TestRun());

        assertThat(series.of(team.id(), hours(3)))
                .extracting(SeriesPoint::stored)
                .containsExactly(OptionalLong.of(120), OptionalLong.empty(), OptionalLong.of(123));
        assertThat(series.of(Optional.empty(), hours(3)))
                .extracting(SeriesPoint::stored)
                .containsExactly(OptionalLong.of(220), OptionalLong.empty(), OptionalLong.of(223));
        assertThat(series.of(Optional.of(Set.of(other.id())), days(1)))
                .extracting(SeriesPoint::stored)
                .containsExactly(OptionalLong.of(100));
    }

    @Test
    void eachProjectOfAListHasItsPullsAndWhatItHoldsNow() {
        pull("team/app", 3);
        control.pushBlob("other/app", "a", 100);
        control.clock().pass(Duration.ofDays(1));
        pull("team/app", 2);
        pull("team/db", 2);
        control.push("team/app", "one", "1");
        control.push("team/db", "one", "1");
        events.drain();
        control.clock().pass(Duration.ofDays(1));

        List<ProjectFigures> found = series.ofEach(Set.of(other.id(), team.id(), 999L), days(3));
        assertThat(found).extracting(ProjectFigures::project).containsExactly(team.id(), other.id(), 999L);
        assertThat(found)
                .extracting(ProjectFigures::pulls)
                .containsExactly(List.of(3L, 4L, 0L), List.of(0L, 0L, 0L), List.of(0L, 0L, 0L));
        assertThat(found.getFirst().stored()).isPresent();
        assertThat(found.get(1).stored()).hasValue(100);
        assertThat(found.getLast().stored()).isEmpty();
    }

    @Test
    void whatCouldBeFreedIsLookedAtOnceAnHour() {
        unneeded.set(100);
        sample.run(new TestRun());
        unneeded.set(200);
        control.clock().pass(Duration.ofMinutes(20));
        sample.run(new TestRun());
        control.clock().pass(Duration.ofHours(2));
        sample.run(new TestRun());

        assertThat(series.reclaimable(hours(4)))
                .containsOnly(Map.entry(TEN, 100L), Map.entry(TEN.plus(Duration.ofHours(2)), 200L));
        assertThat(series.reclaimable(days(2))).containsOnly(Map.entry(TODAY, 200L));
        control.clock().pass(Duration.ofDays(9));
        sample.run(new TestRun());
        assertThat(number("select count(*) as found from series_reclaimable where step = 'hour'"))
                .isEqualTo(1);
        assertThat(series.reclaimable(days(20))).hasSize(2);
    }

    @Test
    void figuresAreDeletedWhenTheyAreOld() {
        control.push("team/app", "one", "1");
        pull("team/app", 3);
        events.drain();
        sample.run(new TestRun());

        long held = quotas.of("team").orElseThrow().used();
        control.clock().pass(Duration.ofDays(8));
        sample.run(new TestRun());
        assertThat(number("select count(*) as found from series_traffic where step = 'hour'"))
                .isEqualTo(3);
        control.clock().pass(Duration.ofHours(1));
        sample.run(new TestRun());
        assertThat(number("select count(*) as found from series_traffic where step = 'hour'"))
                .isZero();
        assertThat(series.of(team.id(), days(9)).getFirst())
                .isEqualTo(new SeriesPoint(Instant.parse("2026-11-21T00:00:00Z"), 1, 3, OptionalLong.of(held)));

        control.clock().pass(Duration.ofDays(401));
        TestRun last = new TestRun();
        sample.run(last);
        assertThat(number("select count(*) as found from series_traffic")).isZero();
        // Of three subjects, the hour and the day of now.
        assertThat(number("select count(*) as found from series_stored")).isEqualTo(6);
        assertThat(last.note()).startsWith("2 projects hold ");
    }

    @Test
    void everyStatementGoesByAnIndex() {
        SeriesRange range = days(30);
        JdbcTrafficStore traffic = new JdbcTrafficStore();
        JdbcStoredStore stored = new JdbcStoredStore();
        JdbcReclaimableStore reclaimable = new JdbcReclaimableStore();
        List<String> reads = Plans.ofRead(database, tx -> {
            traffic.read(tx, Set.of(1L, 2L), JdbcTrafficStore.WHOLE, range);
            stored.read(tx, Set.of(1L, 2L), range);
            reclaimable.read(tx, range);
            traffic.pulls(tx, Set.of(1L, 2L), range);
            reclaimable.sampled(tx, TEN);
        });
        List<String> writes = Plans.ofWrite(database, tx -> {
            traffic.deleteOldest(tx, Step.HOUR, TEN);
            stored.deleteOldest(tx, Step.HOUR, TEN);
            reclaimable.deleteOldest(tx, Step.HOUR, TEN);
            traffic.deleteProject(tx, 1);
            stored.deleteProject(tx, 1);
        });

        assertThat(reads).noneMatch(SeriesTest::scan);
        assertThat(writes).noneMatch(SeriesTest::scan);
    }

    private static boolean scan(String step) {
        return step.contains("SCAN series") || step.contains("Seq Scan on series");
    }

    @Test
    void aRangeHasABoundAndBeginsWithAWholeStep() {
        assertThat(SeriesRange.around(Step.DAY, TEN.minus(Duration.ofDays(399)), TEN)
                        .beginnings())
                .hasSize(400);
        assertThatThrownBy(() -> SeriesRange.around(Step.DAY, TEN.minus(Duration.ofDays(400)), TEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeriesRange.around(Step.HOUR, TEN, TEN.minus(Duration.ofHours(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SeriesRange(Step.HOUR, TEN.plusMillis(1), TEN.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private long number(String sql) {
        return database.read(tx -> tx.sql(sql).first(row -> row.number("found")).orElseThrow());
    }
}
