package dev.berth.control.view;

import dev.berth.control.view.JdbcSearchViewStore.Candidate;
import dev.berth.control.view.JdbcSearchViewStore.Range;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Finds projects, repositories, tags and manifests, best first. However much there is, each answer costs a few
/// short ranges of indexes, and at most one short range for each project that the asker may see. Safe for use by many
/// threads.
public final class SearchViews {

    /// How many of a range are looked at before it is asked project by project.
    private static final int CANDIDATES = 500;

    /// In how many repositories `repository:tag` looks for the tag.
    private static final int PLACES = 20;

    /// So many tags of a repository are counted.
    public static final int COUNTED = 250;

    private static final int OTHERS = 3;

    private static final int WEIGHTS = 3;
    private static final int LONGEST_ENDING = 64;

    private final Database database;
    private final int candidates;
    private final JdbcSearchViewStore store = new JdbcSearchViewStore();

    public SearchViews(Database database) {
        this(database, CANDIDATES);
    }

    SearchViews(Database database, int candidates) {
        this.database = database;
        this.candidates = candidates;
    }

    /// Projects with this part in their names.
    public List<SearchHit.Project> projects(Visible visible, String part, int limit) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return database.read(tx -> found(
                visible,
                limit,
                hit -> hit.name().contains(wanted),
                SearchHit.Project::id,
                weight -> store.projects(tx, Range.of(weight, beginning(wanted), candidates)),
                (weight, seen) -> store.projects(tx, Range.of(weight, beginning(wanted), candidates), seen)));
    }

    /// Repositories with all these parts in their names; the first is where to look, so let it be the rarest.
    public List<SearchHit.Repository> repositories(Visible visible, List<String> parts, int limit) {
        return database.read(tx -> repositories(tx, visible, parts, limit));
    }

    private List<SearchHit.Repository> repositories(Transaction tx, Visible visible, List<String> parts, int limit) {
        List<String> wanted =
                parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        String first = beginning(wanted.getFirst());
        return found(
                visible,
                limit,
                hit -> wanted.stream().allMatch(hit.name().value()::contains),
                SearchHit.Repository::id,
                weight -> store.repositories(tx, Range.of(weight, first, candidates)),
                (weight, seen) -> store.repositories(tx, Range.of(weight, first, candidates), seen));
    }

    /// Tags that begin so, in the repositories with this part in their names that fit best.
    public List<SearchHit.Tag> tagsIn(Visible visible, String repository, String beginning, int limit) {
        return database.read(tx -> {
            List<SearchHit.Repository> places = repositories(tx, visible, List.of(repository), PLACES);
            if (places.isEmpty()) {
                return List.of();
            }
            List<SearchHit.Tag> tags =
                    store.tags(tx, places.stream().map(SearchHit.Repository::id).toList(), beginning, limit);
            return places.stream()
                    .flatMap(place ->
                            tags.stream().filter(tag -> tag.repository().equals(place.name())))
                    .limit(limit)
                    .toList();
        });
    }

    /// Tags that begin so, wherever they are: those the asker sees of the first few hundred by name.
    public List<SearchHit.Tag> tags(Visible visible, String beginning, int limit) {
        return database.read(tx -> seen(visible, store.tags(tx, beginning, candidates), limit));
    }

    /// Manifests whose digest begins so: those the asker sees of the first few hundred.
    ///
    /// @param beginning with the algorithm
    public List<SearchHit.Manifest> manifests(Visible visible, String beginning, int limit) {
        return database.read(tx -> seen(visible, store.manifests(tx, beginning, candidates), limit));
    }

    /// How many tags each of these repositories has, by its id, at most [#COUNTED]: as many or more then.
    public Map<Long, Integer> tagCounts(List<SearchHit.Repository> found) {
        return found.isEmpty()
                ? Map.of()
                : database.read(tx -> store.tagCounts(
                        tx, found.stream().map(SearchHit.Repository::id).toList(), COUNTED));
    }

    /// The first few of the other tags of what each of these tags points to, in the order of the tags.
    public List<List<String>> others(List<SearchHit.Tag> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<String>> others = database.read(tx -> store.others(tx, found, OTHERS));
        return IntStream.range(0, found.size())
                .mapToObj(at -> others.getOrDefault(at, List.of()))
                .toList();
    }

    private static <T extends SearchHit> List<T> seen(Visible visible, Collection<Candidate<T>> found, int limit) {
        return found.stream()
                .filter(candidate ->
                        candidate.there() && visible.includes(candidate.project(), candidate.open(), candidate.hit()))
                .map(Candidate::hit)
                .limit(limit)
                .toList();
    }

    @FunctionalInterface
    private interface InProjects<T extends SearchHit> {
        List<Candidate<T>> find(int weight, Set<Long> seen);
    }

    /// Looks where it fits best first. A range that is longer than is looked at may hide what the asker sees behind
    /// what others see: then each project that the asker sees is looked at by itself.
    private <T extends SearchHit> List<T> found(
            Visible visible,
            int limit,
            Predicate<T> fits,
            ToLongFunction<T> id,
            Function<Integer, List<Candidate<T>>> anywhere,
            InProjects<T> inProjects) {
        List<T> found = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        for (int weight = 0; weight < WEIGHTS && found.size() < limit; weight++) {
            List<Candidate<T>> looked = anywhere.apply(weight);
            boolean cut = looked.size() >= candidates;
            add(found, seen(visible, looked, Integer.MAX_VALUE), fits, id, known, limit);
            Optional<Set<Long>> projects = visible.looked();
            if (cut && found.size() < limit && projects.isPresent()) {
                add(
                        found,
                        seen(visible, inProjects.find(weight, projects.get()), Integer.MAX_VALUE),
                        fits,
                        id,
                        known,
                        limit);
            }
        }
        return found;
    }

    private static <T extends SearchHit> void add(
            List<T> found, List<T> more, Predicate<T> fits, ToLongFunction<T> id, Set<Long> known, int limit) {
        for (T hit : more) {
            if (found.size() < limit && fits.test(hit) && known.add(id.applyAsLong(hit))) {
                found.add(hit);
            }
        }
    }

    private static String beginning(String part) {
        return part.length() <= LONGEST_ENDING ? part : part.substring(0, LONGEST_ENDING);
    }
}
