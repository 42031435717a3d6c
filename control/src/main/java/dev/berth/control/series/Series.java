package dev.berth.control.series;

import dev.berth.control.quota.Quotas;
import dev.berth.platform.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How much is pushed, pulled and held, over time. What happened is seen here within seconds. Safe for use by many
/// threads.
public final class Series {

    private final Database database;
    private final Quotas quotas;
    private final JdbcTrafficStore traffic = new JdbcTrafficStore();
    private final JdbcStoredStore stored = new JdbcStoredStore();
    private final JdbcReclaimableStore reclaimable = new JdbcReclaimableStore();

    /// @param quotas know what projects hold now
    public Series(Database database, Quotas quotas) {
        this.database = database;
        this.quotas = quotas;
    }

    /// The sum of these projects.
    ///
    /// @param projects their ids; empty for the whole installation, with what happened in projects that are gone
    public List<SeriesPoint> of(Optional<Set<Long>> projects, SeriesRange range) {
        Set<Long> ids = projects.orElseGet(() -> Set.of(JdbcTrafficStore.INSTALLATION));
        return database.read(
                tx -> points(range, traffic.read(tx, ids, JdbcTrafficStore.WHOLE, range), stored.read(tx, ids, range)));
    }

    /// A project's.
    public List<SeriesPoint> of(long project, SeriesRange range) {
        return of(Optional.of(Set.of(project)), range);
    }

    /// Each of these projects, in order of their ids: as much as a line of a list shows of it. At most a few hundred.
    public List<ProjectFigures> ofEach(Set<Long> projects, SeriesRange range) {
        Map<Long, Long> held = quotas.held(projects);
        Map<Long, Map<Instant, Long>> pulls = database.read(tx -> traffic.pulls(tx, projects, range));
        List<Instant> beginnings = range.beginnings();
        return projects.stream()
                .sorted()
                .map(project -> new ProjectFigures(
                        project,
                        beginnings.stream()
                                .map(at -> pulls.getOrDefault(project, Map.of()).getOrDefault(at, 0L))
                                .toList(),
                        held.containsKey(project) ? OptionalLong.of(held.get(project)) : OptionalLong.empty()))
                .toList();
    }

    /// A repository's; without what it held.
    ///
    /// @param path its name without the project's
    public List<SeriesPoint> ofRepository(long project, String path, SeriesRange range) {
        return database.read(tx -> points(range, traffic.read(tx, Set.of(project), path, range), Map.of()));
    }

    /// How many bytes in the whole installation no manifest needed at the end of each hour or day in which somebody
    /// looked, by its beginning: what cleanups free, some of it only when it was kept long enough.
    public Map<Instant, Long> reclaimable(SeriesRange range) {
        return database.read(tx -> reclaimable.read(tx, range));
    }

    private static List<SeriesPoint> points(
            SeriesRange range, Map<Instant, Traffic> traffic, Map<Instant, Long> stored) {
        return range.beginnings().stream()
                .map(at -> {
                    Traffic then = traffic.getOrDefault(at, Traffic.NONE);
                    Long held = stored.get(at);
                    return new SeriesPoint(
                            at,
                            then.pushes(),
                            then.pulls(),
                            held == null ? OptionalLong.empty() : OptionalLong.of(held));
                })
                .toList();
    }
}
