package dev.berth.control.view;

import static java.util.Objects.requireNonNull;

import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.artifact.LayerPath;
import dev.berth.control.view.JdbcLineageViewStore.Above;
import dev.berth.control.view.JdbcLineageViewStore.Found;
import dev.berth.control.view.JdbcLineageViewStore.Name;
import dev.berth.control.view.JdbcLineageViewStore.Seen;
import dev.berth.control.view.JdbcLineageViewStore.Tagged;
import dev.berth.control.view.Lineage.Base;
import dev.berth.control.view.Lineage.Named;
import dev.berth.control.view.Lineage.Newer;
import dev.berth.control.view.Lineage.User;
import dev.berth.control.view.Lineage.Users;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells which image another one is built on: it is one whose layers are the lowest of the other, from the first on.
/// However many images lie upon one, an answer costs some short ranges of indexes, and at most one for each project
/// that
/// the asker may see. Safe for use by many threads.
public final class LineageViews {

    /// Counting ends here; a base may be in everything.
    public static final int MOST = 1000;

    private static final int BASES = 6;
    private static final int USERS = 50;
    private static final int TAGS = 5;

    /// How many images with the same layers are looked at: builders make one anew when only its config changes.
    private static final int ALIKE = 100;

    /// How many of them in one repository are asked for their tags.
    private static final int ASKED = 5;

    /// How many tags are looked at for a later version.
    private static final int LATER = 200;

    private final Database database;
    private final RepositoryViews repositories;
    private final JdbcLineageViewStore store = new JdbcLineageViewStore();

    public LineageViews(Database database, RepositoryViews repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /// What the image lies upon and what lies upon it. What was pushed just now follows when it is described.
    ///
    /// @param visible what the asker may see besides what is open; nothing else shows, nor is it counted
    public Lineage of(Lineage.Image image, VisibleRepositories visible) {
        return database.read(tx -> lineage(tx, image, new Seen(visible.projects(), repositories.named(tx, visible))));
    }

    private Lineage lineage(Transaction tx, Lineage.Image image, Seen seen) {
        List<Alike> candidates = candidates(tx, image, seen);
        Optional<List<Above>> sharing =
                candidates.stream().findFirst().map(nearest -> above(tx, seen, image, nearest.layers()));
        List<Above> users = above(tx, seen, image, image.layers().size());
        List<Above> shown = users.stream().limit(USERS).toList();
        Map<Long, Named> names = names(
                tx,
                Stream.concat(
                                candidates.stream()
                                        .flatMap(alike -> alike.images().stream())
                                        .map(Found::artifact),
                                shown.stream().map(Above::newest))
                        .distinct()
                        .toList());
        List<Base> bases = new ArrayList<>();
        candidates.forEach(
                alike -> base(tx, image, alike, names, bases.isEmpty()).ifPresent(bases::add));
        return new Lineage(
                bases,
                sharing.map(above -> counted(above, List.of())),
                counted(
                        users,
                        shown.stream()
                                .flatMap(one -> Optional.ofNullable(names.get(one.newest()))
                                        .map(named -> new User(one.images(), named))
                                        .stream())
                                .toList()));
    }

    /// The images of one repository that have exactly so many of the layers, the newest first.
    private record Alike(int layers, List<Found> images) {}

    /// The nearest first.
    private List<Alike> candidates(Transaction tx, Lineage.Image image, Seen seen) {
        if (image.layers().size() <= 1) {
            return List.of();
        }
        Map<Integer, List<Found>> found = store.exactly(tx, seen, LayerPath.below(image.layers()), ALIKE).stream()
                .collect(Collectors.groupingBy(Found::layers));
        return found.entrySet().stream()
                .map(entry -> new Alike(entry.getKey(), ofOne(entry.getValue(), image.said())))
                .sorted(Comparator.comparing(Alike::layers).reversed())
                .limit(BASES)
                .toList();
    }

    /// Where several repositories have it, the one that the image names, or else the one that had it first.
    private static List<Found> ofOne(List<Found> found, SaidBase said) {
        Optional<RepositoryName> named = said.repository();
        long repository = found.stream()
                .min(Comparator.comparing(
                                (Found one) -> !named.filter(one.name()::equals).isPresent())
                        .thenComparing(Found::pushedAt)
                        .thenComparing(Found::artifact))
                .orElseThrow()
                .repository();
        return found.stream()
                .filter(one -> one.repository() == repository)
                .sorted(Comparator.comparing((Found one) ->
                                !said.digest().filter(one.digest()::equals).isPresent())
                        .thenComparing(Found::pushedAt, Comparator.reverseOrder()))
                .limit(ASKED)
                .toList();
    }

    private List<Above> above(Transaction tx, Seen seen, Lineage.Image image, int layers) {
        return LayerPath.of(image.layers().subList(0, layers))
                .map(path -> store.above(tx, seen, path, MOST + 1))
                .orElse(List.of());
    }

    private static Users counted(List<Above> above, List<User> largest) {
        long images = above.stream().mapToLong(Above::images).sum();
        return new Users(Math.min(images, MOST), above.size(), images > MOST, largest);
    }

    private Map<Long, Named> names(Transaction tx, List<Long> artifacts) {
        if (artifacts.isEmpty()) {
            return Map.of();
        }
        Map<Long, Named> names = new HashMap<>();
        store.names(tx, artifacts, TAGS).stream()
                .collect(Collectors.groupingBy(Name::artifact))
                .forEach((artifact, known) -> names.put(artifact, named(known)));
        return names;
    }

    /// Its own tags, or those of one index that lists it.
    private static Named named(List<Name> known) {
        Name best = known.stream()
                .max(Comparator.comparing((Name name) -> name.tag().isPresent())
                        .thenComparing(name -> name.index().isEmpty())
                        .thenComparing(Name::order))
                .orElseThrow();
        return new Named(
                best.repository(),
                best.digest(),
                best.index(),
                known.stream()
                        .filter(name -> name.index().equals(best.index()))
                        .sorted(Comparator.comparing(Name::order).reversed())
                        .flatMap(name -> name.tag().stream())
                        .distinct()
                        .toList());
    }

    private Optional<Base> base(
            Transaction tx, Lineage.Image image, Alike alike, Map<Long, Named> names, boolean nearest) {
        SaidBase said = image.said();
        List<Found> known = alike.images().stream()
                .filter(one -> names.containsKey(one.artifact()))
                .toList();
        return known.stream()
                .filter(one -> said.digest().filter(named(names, one)::is).isPresent())
                .findFirst()
                .or(() -> known.stream()
                        .filter(one -> !named(names, one).tags().isEmpty())
                        .findFirst())
                .or(() -> known.stream().findFirst())
                .map(one -> {
                    Named named = named(names, one);
                    boolean agreed = said.digest()
                            .map(named::is)
                            .orElseGet(() ->
                                    said.repository().filter(one.name()::equals).isPresent());
                    return new Base(named, alike.layers(), agreed, nearest ? newer(tx, one, named, said) : List.of());
                });
    }

    private static Named named(Map<Long, Named> names, Found one) {
        return requireNonNull(names.get(one.artifact()));
    }

    /// What the tag names now that the image was built on, and the best of the later tags of the same form.
    private List<Newer> newer(Transaction tx, Found base, Named named, SaidBase said) {
        Optional<Tagged> built = said.repository()
                .filter(base.name()::equals)
                .flatMap(_ -> said.tag())
                .flatMap(tag -> store.tagged(tx, base.repository(), tag, base.digest()));
        Optional<Tagged> version = built.or(() -> named.tags().stream()
                        .filter(tag -> VersionForm.of(tag).isPresent())
                        .findFirst()
                        .flatMap(tag -> store.tagged(tx, base.repository(), tag, base.digest())))
                .filter(tag -> !tag.order().isEmpty());
        return Stream.concat(
                        built.filter(tag -> !tag.here()).map(tag -> new Newer(tag.tag(), true, 1, false)).stream(),
                        version.flatMap(tag -> later(tx, base, tag)).stream())
                .toList();
    }

    private Optional<Newer> later(Transaction tx, Found base, Tagged from) {
        Optional<VersionForm> form = VersionForm.of(from.tag());
        if (form.isEmpty()) {
            return Optional.empty();
        }
        List<Tagged> behind = store.behind(tx, base.repository(), from.order(), base.digest(), LATER);
        List<Tagged> later = behind.stream()
                .filter(tag -> !tag.here() && VersionForm.of(tag.tag()).equals(form))
                .toList();
        return later.stream()
                .findFirst()
                .map(best -> new Newer(
                        best.tag(),
                        false,
                        later.stream().map(Tagged::digest).distinct().count(),
                        behind.size() == LATER));
    }
}
