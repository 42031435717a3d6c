package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.InstantSource;
import java.util.List;

/// Deletes all that a repository holds. Its row stays, and is forgotten with its project: uploads that are under way
/// go on.
final class RepositoryDeletion {

    /// So many manifests go in one transaction, which others wait for.
    private static final int BATCH = 50;

    /// The same where many nodes write at once: the longer a transaction, the sooner it has to begin again.
    private static final int SHARED_BATCH = 8;

    private static final int TAGS = 1000;

    private final Database database;
    private final Actor actor;
    private final Repositories repositories;
    private final ManifestDeletion deletion;
    private final InstantSource clock;
    private final JdbcManifestStore manifests = new JdbcManifestStore();
    private final JdbcTagStore tags = new JdbcTagStore();
    private final JdbcRepositoryStore store = new JdbcRepositoryStore();

    RepositoryDeletion(
            Database database, Actor actor, Repositories repositories, ManifestDeletion deletion, InstantSource clock) {
        this.database = database;
        this.actor = actor;
        this.repositories = repositories;
        this.deletion = deletion;
        this.clock = clock;
    }

    void delete(RepositoryName name) {
        ManifestDeletion.Place place = new ManifestDeletion.Place(name, repositories.require(name));
        if (!database.read(tx -> manifests.any(tx, place.id()))) {
            // An earlier deletion may have been cut off just before this.
            forgetPulls(place);
            throw new DomainException(
                    RegistryErrorCode.NAME_UNKNOWN, "there is nothing in repository %s".formatted(name));
        }
        requireNoneImmutable(place);
        int most = database.shared() ? SHARED_BATCH : BATCH;
        int deleted;
        do {
            deleted = database.transact(tx -> {
                List<Digest> batch = manifests.withoutParent(tx, place.id(), most);
                deletion.deleteManifests(tx, actor, place, batch, new TagCondition.Any(), clock.instant());
                return batch.size();
            });
        } while (deleted == most || (deleted > 0 && database.read(tx -> manifests.any(tx, place.id()))));
        database.transact(tx -> {
            store.forgetPulls(tx, place.id());
            // What was pushed meanwhile is the same repository still.
            if (!manifests.any(tx, place.id())) {
                deletion.tellGone(tx, actor, place);
            }
            return place;
        });
    }

    private void forgetPulls(ManifestDeletion.Place place) {
        database.transact(tx -> {
            store.forgetPulls(tx, place.id());
            return place;
        });
    }

    /// Looked at first, so that a repository goes as a whole or stays as a whole.
    private void requireNoneImmutable(ManifestDeletion.Place place) {
        String after = "";
        List<String> names;
        do {
            String from = after;
            names = database.read(tx -> {
                List<String> page = tags.namesAfter(tx, place.id(), from, TAGS);
                deletion.requireDeletable(tx, place, page.stream().map(Tag::new).toList());
                return page;
            });
            after = names.isEmpty() ? after : names.getLast();
        } while (names.size() == TAGS);
    }
}
