package dev.berth.control.view;

import dev.berth.control.artifact.Descriptions;
import dev.berth.control.view.JdbcTagGroupStore.Alias;
import dev.berth.control.view.JdbcTagGroupStore.Body;
import dev.berth.control.view.JdbcTagGroupStore.Pulled;
import dev.berth.control.view.JdbcTagPageStore.Place;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.PulledDays;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.content.UnorderedTags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The list of a repository's tags, a row for each manifest that has one. Every page costs the same, however many
/// tags there are and whichever page it is: where few of many fit, a page may be short, even empty, and still say
/// where the list goes on. Safe for use by many threads.
public final class TagGroups {

    private static final Logger LOG = LoggerFactory.getLogger(TagGroups.class);

    /// How many rows of an index a page looks at: nearly each is shown, unless tags share manifests or few fit.
    private static final int SCAN = 1_000;

    private static final int NARROWED_SCAN = 10_000;

    private static final List<Long> NEVER = Collections.nCopies(PulledDays.SHOWN, 0L);

    private final Database database;
    private final Descriptions descriptions;
    private final UnorderedTags unordered;
    private final InstantSource clock;
    private final int scan;
    private final JdbcTagPageStore pages = new JdbcTagPageStore();
    private final JdbcTagGroupStore groups = new JdbcTagGroupStore();

    public TagGroups(Database database, Descriptions descriptions, InstantSource clock) {
        this(database, descriptions, clock, SCAN);
    }

    TagGroups(Database database, Descriptions descriptions, InstantSource clock, int scan) {
        this.database = database;
        this.descriptions = descriptions;
        this.unordered = new UnorderedTags(database);
        this.clock = clock;
        this.scan = scan;
    }

    /// A page.
    public TagGroup.Page list(RepositoryId repository, TagGroup.Query wanted) {
        descriptions.catchUp(repository);
        order(repository);
        return database.read(tx -> list(tx, repository, wanted));
    }

    private void order(RepositoryId repository) {
        try {
            unordered.order(repository);
        } catch (DatabaseException e) {
            LOG.warn("tags cannot be put in order now, so those without one come last: {}", e.getMessage());
        }
    }

    private TagGroup.Page list(Transaction tx, RepositoryId repository, TagGroup.Query wanted) {
        int most = looked(wanted.filter());
        List<Place> found = pages.page(tx, repository, wanted, most);
        boolean more = found.size() > wanted.limit();
        List<Place> shown = more ? found.subList(0, wanted.limit()) : found;
        Optional<Place> on = more ? Optional.of(shown.getLast()) : pages.last(tx, repository, wanted, most);
        // A page that was looked for backwards was found in the wrong order.
        List<Place> page = wanted.back() ? shown.reversed() : shown;
        Optional<Place> first = page.stream().findFirst();
        Optional<Place> last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
        boolean onward = wanted.cursor().isPresent();
        return new TagGroup.Page(
                groups(tx, repository, page),
                (wanted.back() ? last : on).map(place -> cursor(wanted, false, place)),
                (wanted.back() ? on : first.filter(_ -> onward)).map(place -> cursor(wanted, true, place)));
    }

    /// Of manifests more is asked than of names.
    private int looked(TagFilter filter) {
        return filter.part().isEmpty() || filter.ofManifests() ? scan : Math.max(scan, NARROWED_SCAN);
    }

    private static TagCursor cursor(TagGroup.Query wanted, boolean back, Place place) {
        return new TagCursor(wanted.sort(), wanted.descending(), back, place.key(), place.tie());
    }

    private List<TagGroup> groups(Transaction tx, RepositoryId repository, List<Place> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<Digest> digests = page.stream().map(Place::digest).distinct().toList();
        Map<Digest, Body> bodies = groups.bodies(tx, repository, digests);
        Map<Digest, List<Alias>> aliases = groups.aliases(tx, repository, digests);
        Map<Digest, Long> shared = groups.shared(tx, repository, digests);
        Map<Digest, List<Long>> daily = daily(tx, repository, digests);
        Map<Digest, Set<String>> accessories = groups.accessories(tx, repository, digests);
        Map<Long, List<TagGroup.Part>> parts = groups.parts(
                tx,
                repository,
                bodies.values().stream()
                        .map(Body::artifact)
                        .flatMap(Optional::stream)
                        .toList());
        return digests.stream()
                .filter(digest -> bodies.containsKey(digest) && aliases.containsKey(digest))
                .map(digest -> group(
                        digest,
                        Objects.requireNonNull(bodies.get(digest)),
                        aliases.getOrDefault(digest, List.of()),
                        shared.getOrDefault(digest, 0L),
                        daily.getOrDefault(digest, NEVER),
                        parts,
                        accessories.getOrDefault(digest, Set.of())))
                .toList();
    }

    /// On each of the last days, for those that were pulled on one.
    private Map<Digest, List<Long>> daily(Transaction tx, RepositoryId repository, List<Digest> digests) {
        Instant first = PulledDays.first(clock.instant());
        Map<Digest, List<Long>> daily = new HashMap<>();
        for (Pulled pulled : groups.pulls(tx, repository, digests, first)) {
            long day = Duration.between(first, pulled.day()).toDays();
            // The clock of the node that wrote it may be ahead.
            if (day < PulledDays.SHOWN) {
                daily.computeIfAbsent(pulled.digest(), _ -> new ArrayList<>(NEVER))
                        .set((int) day, pulled.times());
            }
        }
        return daily;
    }

    private static TagGroup group(
            Digest digest,
            Body body,
            List<Alias> aliases,
            long shared,
            List<Long> daily,
            Map<Long, List<TagGroup.Part>> parts,
            Set<String> accessories) {
        return new TagGroup(
                digest,
                aliases.stream().map(Alias::name).toList(),
                body.type(),
                body.mediaType(),
                body.size(),
                shared,
                body.pulls(),
                daily,
                aliases.getFirst().pushedAt(),
                aliases.getFirst().pushedBy(),
                body.pulledAt(),
                body.attributes(),
                body.artifact()
                        .map(artifact -> parts.getOrDefault(artifact, List.of()))
                        .orElseGet(List::of),
                accessories.stream().sorted().toList());
    }
}
