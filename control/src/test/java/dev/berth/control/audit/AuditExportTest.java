package dev.berth.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.audit.AuditExport.Place;
import dev.berth.control.audit.AuditExport.Portion;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class AuditExportTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
    private static final OptionalLong ALL = OptionalLong.empty();

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final AuditExport export = new AuditExport(database);
    private final List<AuditEntry> written = new ArrayList<>();

    /// Entries of five days, nearly in the order in which they happened.
    @BeforeEach
    void write() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Instant at = BEGIN.plus(Duration.ofMinutes(24L * i)).plusSeconds(random.nextInt(2_400));
            written.add(new AuditEntry(
                    i + 1,
                    at,
                    random.nextInt(4),
                    random.nextBoolean() ? "create" : "pull",
                    "artifact",
                    "team/app:" + i,
                    Actor.Kind.USER,
                    "user" + random.nextInt(5),
                    "entry " + i,
                    true,
                    "192.0.2.1",
                    "",
                    1));
        }
        database.transact(tx -> {
            new JdbcAuditStore().insert(tx, written);
            return tx;
        });
    }

    @Test
    void eachEntryComesOnceInTheOrderInWhichItWasStored() {
        assertThat(read(ALL, Filter.ALL)).isEqualTo(written);
        assertThat(read(ALL, creations()))
                .isEqualTo(those(entry -> entry.operation().equals("create")));
    }

    @Test
    void theEntriesOfAProjectComeInTheOrderOfTime() {
        List<AuditEntry> expected =
                those(entry -> entry.project() == 2 && entry.operation().equals("create"));
        expected.sort(Comparator.comparing(AuditEntry::at).thenComparingLong(AuditEntry::id));

        assertThat(read(OptionalLong.of(2), creations())).isEqualTo(expected).isNotEmpty();
        assertThat(read(OptionalLong.of(77), Filter.ALL)).isEmpty();
    }

    @Test
    void aTimeIsKeptToTheMillisecondThoughEntriesAreOutOfOrder() {
        Instant from = written.get(50).at();
        Instant to = written.get(230).at();
        Predicate<AuditEntry> within =
                entry -> !entry.at().isBefore(from) && !entry.at().isAfter(to);
        Filter filter = creations().and(between(Optional.of(from), Optional.of(to)));

        assertThat(read(ALL, filter))
                .isEqualTo(those(within.and(entry -> entry.operation().equals("create"))));
        assertThat(read(OptionalLong.of(1), filter))
                .containsExactlyInAnyOrderElementsOf(those(within.and(
                        entry -> entry.project() == 1 && entry.operation().equals("create"))));
        assertThat(read(ALL, Filter.ALL.and(between(Optional.of(BEGIN.plus(Duration.ofDays(90))), Optional.empty()))))
                .isEmpty();
        assertThat(read(ALL, Filter.ALL.and(between(Optional.empty(), Optional.of(BEGIN.minus(Duration.ofDays(90)))))))
                .isEmpty();
    }

    @Test
    void whoComesBackWithTheLastIdGetsWhatWasStoredSince() {
        Place last = new Place(0, written.getLast().id());
        assertThat(export.after(last, ALL, Filter.ALL, 50)).isEqualTo(new Portion(List.of(), last));

        database.transact(tx -> {
            new JdbcAuditStore().insert(tx, written.subList(0, 1));
            return tx;
        });

        assertThat(export.after(last, ALL, Filter.ALL, 50).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.description()).isEqualTo("entry 0"));
    }

    private List<AuditEntry> read(OptionalLong project, Filter filter) {
        List<AuditEntry> read = new ArrayList<>();
        Place place = Place.START;
        while (true) {
            Portion portion = export.after(place, project, filter, 37);
            assertThat(portion.entries()).hasSizeLessThanOrEqualTo(37);
            read.addAll(portion.entries());
            if (portion.next().equals(place)) {
                return read;
            }
            place = portion.next();
        }
    }

    private List<AuditEntry> those(Predicate<AuditEntry> wanted) {
        return new ArrayList<>(written.stream().filter(wanted).toList());
    }

    private static Filter creations() {
        return Filter.ALL.and(
                new Condition.Equal(AuditLog.FIELDS.find("operation").orElseThrow(), new Value.Text("create")));
    }

    private static Condition between(Optional<Instant> from, Optional<Instant> to) {
        return new Condition.Between(
                AuditLog.FIELDS.find("op_time").orElseThrow(), from.map(Value.Moment::new), to.map(Value.Moment::new));
    }
}
