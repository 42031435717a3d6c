package dev.berth.control.project;

import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Counts projects, repositories and bytes. Safe for use by many threads.
public final class Statistics {

    /// Adding up all that is stored reads a whole table; nobody needs it newer than this.
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Stored(Instant at, long bytes) {}

    private final Database database;
    private final Repositories repositories;
    private final StoredObjects objects;
    private final InstantSource clock;
    private final JdbcProjectStore store = new JdbcProjectStore();
    private final AtomicReference<Optional<Stored>> stored = new AtomicReference<>(Optional.empty());

    public Statistics(Database database, Repositories repositories, StoredObjects objects, InstantSource clock) {
        this.database = database;
        this.repositories = repositories;
        this.objects = objects;
        this.clock = clock;
    }

    /// How much there is.
    public record Count(long projects, long repositories) {}

    /// What is open.
    public Count open() {
        return count(database.read(tx -> store.openNames(tx)));
    }

    /// Those of these projects that are not open.
    public List<Project> closed(Set<Long> projects) {
        return projects.isEmpty()
                ? List.of()
                : database
                        .read(tx -> store.list(tx, new ProjectQuery(Optional.of(projects), ListQuery.first(0))))
                        .stream()
                        .filter(project -> !project.open())
                        .toList();
    }

    /// All.
    public Count all() {
        long projects = database.read(tx -> store.count(tx, new ProjectQuery(Optional.empty(), ListQuery.first(0))));
        return new Count(projects, repositories.count());
    }

    /// The bytes of all content, each counted once; a minute old at most.
    public long storedBytes() {
        Instant now = clock.instant();
        Optional<Stored> known =
                stored.get().filter(last -> now.isBefore(last.at().plus(REMEMBERED)));
        if (known.isPresent()) {
            return known.get().bytes();
        }
        Stored counted = new Stored(now, objects.totals().liveBytes());
        stored.set(Optional.of(counted));
        return counted.bytes();
    }

    private Count count(List<String> names) {
        long count = repositories.countUnder(names).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Count(names.size(), count);
    }
}
