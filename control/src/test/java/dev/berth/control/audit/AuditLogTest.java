package dev.berth.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import dev.berth.platform.kernel.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class AuditLogTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T20:00:00Z");
    private static final AuditScope ALL = new AuditScope.Everything();

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final JdbcAuditStore store = new JdbcAuditStore();
    private final AuditLog log = new AuditLog(database);
    private final List<AuditEntry> written = new ArrayList<>();

    /// Some hundred entries of eight days, two of which are empty.
    @BeforeEach
    void write() {
        Random random = new Random(11);
        String[] operations = {"pull", "pull", "pull", "create", "delete"};
        for (int i = 0; i < 400; i++) {
            int day = random.nextInt(8);
            Instant at = BEGIN.plus(Duration.ofDays(day == 3 ? 2 : day == 5 ? 6 : day))
                    .plusSeconds(random.nextInt(40_000));
            written.add(new AuditEntry(
                    i + 1,
                    at,
                    random.nextInt(4),
                    operations[random.nextInt(operations.length)],
                    random.nextInt(9) == 0 ? "project" : "artifact",
                    "team/app:" + random.nextInt(20),
                    Actor.Kind.USER,
                    "user" + random.nextInt(5),
                    "entry " + i,
                    random.nextInt(10) > 0,
                    "192.0.2." + random.nextInt(3),
                    "r-" + i,
                    1));
        }
        database.transact(tx -> {
            store.insert(tx, written.subList(0, 150));
            store.insert(tx, written.subList(150, 400));
            return tx;
        });
    }

    @Test
    void everyPageOfTheWholeLogIsThereWithAnExactCount() {
        assertPages(ALL, Filter.ALL, _ -> true, 37);
    }

    @Test
    void everyPageOfAProjectIsThere() {
        assertPages(new AuditScope.Projects(Set.of(2L)), Filter.ALL, entry -> entry.project() == 2, 10);
    }

    @Test
    void severalProjectsAreOneList() {
        assertPages(
                new AuditScope.Projects(Set.of(1L, 3L)),
                Filter.ALL,
                entry -> entry.project() == 1 || entry.project() == 3,
                25);
    }

    @Test
    void nobodySeesProjectsThatAreNotTheirs() {
        assertThat(log.list(new AuditScope.Projects(Set.of()), ListQuery.first(10)))
                .isEqualTo(new AuditLog.Page(List.of(), 0));
        assertPages(
                new AuditScope.Projects(Set.of(1L)),
                equal("username", "user1"),
                entry -> entry.project() == 1 && entry.username().equals("user1"),
                10);
        assertPages(
                new AuditScope.Projects(Set.of(1L)),
                equal("operation", "delete"),
                entry -> entry.project() == 1 && entry.operation().equals("delete"),
                10);
    }

    @Test
    void aTimeNarrowsToTheMillisecond() {
        Instant from = written.get(7).at();
        Instant to = BEGIN.plus(Duration.ofDays(4)).plusSeconds(17_000);
        Filter filter = Filter.ALL.and(new Condition.Between(
                field("op_time"), Optional.of(new Value.Moment(from)), Optional.of(new Value.Moment(to))));

        assertPages(
                ALL, filter, entry -> !entry.at().isBefore(from) && !entry.at().isAfter(to), 20);
        assertPages(
                new AuditScope.Projects(Set.of(3L)),
                filter,
                entry -> entry.project() == 3
                        && !entry.at().isBefore(from)
                        && !entry.at().isAfter(to),
                20);
        assertPages(
                ALL,
                Filter.ALL.and(new Condition.Equal(field("op_time"), new Value.Moment(from))),
                entry -> entry.at().equals(from),
                20);
    }

    @Test
    void everyOtherFieldNarrowsAlone() {
        assertPages(ALL, equal("operation", "pull"), entry -> entry.operation().equals("pull"), 30);
        assertPages(
                ALL, equal("operation", "delete"), entry -> entry.operation().equals("delete"), 30);
        assertPages(
                ALL,
                equal("resource_type", "project"),
                entry -> entry.resourceType().equals("project"),
                30);
        assertPages(
                ALL, equal("resource", "team/app:7"), entry -> entry.resource().equals("team/app:7"), 30);
        assertPages(
                ALL, equal("source_ip", "192.0.2.1"), entry -> entry.address().equals("192.0.2.1"), 30);
        assertPages(
                ALL,
                Filter.ALL.and(new Condition.Contains(field("resource"), "APP:1")),
                entry -> entry.resource().contains("app:1"),
                30);
        assertPages(
                ALL,
                Filter.ALL.and(new Condition.Equal(field("operation_result"), new Value.Flag(false))),
                entry -> !entry.succeeded(),
                30);
    }

    @Test
    void severalFiltersHoldTogether() {
        assertPages(
                ALL,
                equal("username", "user2")
                        .and(equal("operation", "delete").conditions().getFirst()),
                entry -> entry.username().equals("user2") && entry.operation().equals("delete"),
                5);
    }

    @Test
    void everyPageOfWhatOneIndexFindsIsThere() {
        assertPages(ALL, equal("username", "user1"), entry -> entry.username().equals("user1"), 10);
        assertPages(ALL, equal("username", "nobody"), _ -> false, 10);
    }

    @Test
    void theOldestComeFirstWhenThatIsAskedFor() {
        assertAscending(Filter.ALL, _ -> true);
        assertAscending(equal("username", "user1"), entry -> entry.username().equals("user1"));
    }

    private void assertAscending(Filter filter, java.util.function.Predicate<AuditEntry> expected) {
        List<AuditEntry> wanted = written.stream()
                .filter(expected)
                .sorted(Comparator.comparing(AuditEntry::at).thenComparingLong(AuditEntry::id))
                .toList();
        List<Order> ascending = List.of(new Order(field("op_time"), false));

        List<AuditEntry> pages = new ArrayList<>();
        for (int offset = 0; offset <= wanted.size(); offset += 30) {
            pages.addAll(
                    log.list(ALL, new ListQuery(filter, ascending, offset, 30)).entries());
        }

        assertThat(pages).isEqualTo(wanted);
    }

    @Test
    void anotherOrderIsKept() {
        List<AuditEntry> page = log.list(
                        ALL,
                        new ListQuery(
                                equal("operation", "delete"),
                                List.of(new Order(field("username"), false), new Order(field("resource"), true)),
                                0,
                                100))
                .entries();

        assertThat(page)
                .isSortedAccordingTo(Comparator.comparing(AuditEntry::username)
                        .thenComparing(AuditEntry::resource, Comparator.reverseOrder()));
    }

    @Test
    void deletedEntriesAreNotCountedAnyMore() {
        long before = BEGIN.plus(Duration.ofDays(3)).toEpochMilli();
        database.transact(tx -> {
            List<JdbcAuditStore.Old> old = store.old(tx, new JdbcAuditStore.Old(0, 0, "", ""), before, 1_000);
            assertThat(store.delete(tx, old)).isEqualTo(old.size());
            // A purge that was taken over may have deleted them already.
            assertThat(store.delete(tx, old)).isZero();
            store.forgetEmptyDays(tx, AuditDay.of(before));
            return old;
        });
        written.removeIf(entry -> entry.at().toEpochMilli() < before);

        assertPages(ALL, Filter.ALL, _ -> true, 50);
        assertPages(new AuditScope.Projects(Set.of(1L)), Filter.ALL, entry -> entry.project() == 1, 50);
    }

    /// Reads all pages and compares them, and the count, with what a simple search finds.
    private void assertPages(
            AuditScope scope, Filter filter, java.util.function.Predicate<AuditEntry> expected, int size) {
        List<AuditEntry> wanted = written.stream()
                .filter(expected)
                .sorted(Comparator.comparing(AuditEntry::at)
                        .thenComparingLong(AuditEntry::id)
                        .reversed())
                .toList();
        List<AuditEntry> found = new ArrayList<>();
        Set<Long> totals = written.isEmpty()
                ? Set.of()
                : java.util.stream.IntStream.iterate(0, offset -> offset <= wanted.size(), offset -> offset + size)
                        .mapToObj(offset -> log.list(scope, new ListQuery(filter, List.of(), offset, size)))
                        .peek(page -> found.addAll(page.entries()))
                        .map(AuditLog.Page::total)
                        .collect(Collectors.toSet());

        assertThat(found).isEqualTo(wanted);
        assertThat(totals).containsExactly((long) wanted.size());
    }

    private static Filter equal(String field, String value) {
        return Filter.ALL.and(new Condition.Equal(field(field), new Value.Text(value)));
    }

    private static dev.berth.platform.kernel.Field field(String name) {
        return AuditLog.FIELDS.find(name).orElseThrow();
    }
}
