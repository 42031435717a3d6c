package dev.berth.registry.content;

import dev.berth.oci.CosignTags;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The manifests that nothing keeps: no tag points to them, no index lists them, nothing is attached to them and
/// they are attached to nothing. Safe for use by many threads.
public final class UntaggedManifests {

    private static final int PAGE = 500;

    private final Database database;
    private final InstantSource clock;
    private final ManifestDeletion deletion;
    private final JdbcUntaggedStore store = new JdbcUntaggedStore();
    private final JdbcTagStore tags = new JdbcTagStore();

    public UntaggedManifests(
            Database database,
            Repositories repositories,
            ContentCaches caches,
            Outbox outbox,
            InstantSource clock,
            ContentSettings settings) {
        this.database = database;
        this.clock = clock;
        this.deletion = new ManifestDeletion(repositories, caches, settings.lease(), outbox);
    }

    /// A manifest that nothing kept when it was looked at.
    public record Found(RepositoryId repository, RepositoryName name, Digest digest) {
        @Override
        public String toString() {
            return name + "@" + digest;
        }
    }

    /// A part of all manifests.
    ///
    /// @param found those of them that nothing keeps
    /// @param repository of the last that was looked at
    /// @param digest of the last that was looked at
    /// @param last whether none is left behind it
    public record Page(List<Found> found, long repository, String digest, boolean last) {

        public Page {
            found = List.copyOf(found);
        }
    }

    /// Looks at the first manifests, for those pushed before a moment.
    public Page first(Instant pushedBefore) {
        return database.read(tx -> store.page(tx, 0, "", pushedBefore, PAGE));
    }

    /// Looks at those behind a page.
    public Page after(Page page, Instant pushedBefore) {
        return database.read(tx -> store.page(tx, page.repository(), page.digest(), pushedBefore, PAGE));
    }

    /// Deletes a manifest, unless something keeps it by now.
    ///
    /// @return whether it is gone by this
    public boolean delete(Actor actor, Found found, Instant pushedBefore) {
        return database.transact(tx -> {
            // Whoever points something to it waits from here on, or has done so and is seen.
            if (!store.lock(tx, found) || !store.unkept(tx, found, pushedBefore) || attached(tx, found)) {
                return false;
            }
            deletion.deleteManifest(
                    tx,
                    actor,
                    new ManifestDeletion.Place(found.name(), found.repository()),
                    found.digest(),
                    new TagCondition.Any(),
                    clock.instant());
            return true;
        });
    }

    /// Whether a tag says that what it points to is attached to this.
    private boolean attached(Transaction tx, Found found) {
        return CosignTags.andFallbackOf(found.digest()).stream()
                .map(tag -> tags.find(tx, found.repository(), tag))
                .anyMatch(Optional::isPresent);
    }
}
