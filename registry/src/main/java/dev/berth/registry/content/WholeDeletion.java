package dev.berth.registry.content;

import dev.berth.oci.CosignTags;
import dev.berth.oci.Digest;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Deletes a manifest and what was only there for it.
final class WholeDeletion {

    /// More than this is attached to nothing; the rest stays.
    static final int MOST_ATTACHED = 1000;

    private final Database database;
    private final Actor actor;
    private final ManifestDeletion deletion;
    private final ManifestDeletion.Place place;
    private final InstantSource clock;
    private final JdbcManifestStore manifests = new JdbcManifestStore();
    private final JdbcReferenceStore references = new JdbcReferenceStore();
    private final JdbcReferrerStore referrers = new JdbcReferrerStore();
    private final JdbcTagStore tags = new JdbcTagStore();
    private final Deque<Dependent> left = new ArrayDeque<>();

    WholeDeletion(
            Database database,
            Actor actor,
            ManifestDeletion deletion,
            ManifestDeletion.Place place,
            InstantSource clock) {
        this.database = database;
        this.actor = actor;
        this.deletion = deletion;
        this.place = place;
        this.clock = clock;
    }

    /// A manifest that may have been there for another one only.
    ///
    /// @param own tags that it has on behalf of the other one, and which do not keep it
    private record Dependent(Digest digest, List<Tag> own) {}

    void delete(Digest digest) {
        left.addAll(database.transact(tx -> {
            List<Dependent> dependents = dependents(tx, digest);
            deletion.deleteManifest(tx, actor, place, digest, new TagCondition.Any(), clock.instant());
            return dependents;
        }));
        Set<Digest> seen = new HashSet<>(Set.of(digest));
        while (!left.isEmpty()) {
            Dependent next = left.removeFirst();
            if (seen.add(next.digest())) {
                left.addAll(database.transact(tx -> deleteUnlessKept(tx, next)));
            }
        }
    }

    private List<Dependent> deleteUnlessKept(Transaction tx, Dependent dependent) {
        Digest digest = dependent.digest();
        boolean kept = !manifests.exists(tx, place.id(), digest)
                || references.parentOf(tx, place.id(), digest).isPresent()
                || !dependent
                        .own()
                        .containsAll(
                                tags.of(tx, place.id(), digest, dependent.own().size() + 1))
                || deletion.immutable(tx, place, dependent.own());
        if (kept) {
            return List.of();
        }
        List<Dependent> dependents = dependents(tx, digest);
        deletion.deleteManifest(tx, actor, place, digest, new TagCondition.Any(), clock.instant());
        return dependents;
    }

    private List<Dependent> dependents(Transaction tx, Digest digest) {
        List<Dependent> dependents = new ArrayList<>();
        references.childrenOf(tx, place.id(), digest).forEach(child -> dependents.add(new Dependent(child, List.of())));
        List<Tag> attaching = CosignTags.andFallbackOf(digest);
        referrers
                .digests(tx, place.id(), digest, MOST_ATTACHED)
                .forEach(attached -> dependents.add(new Dependent(attached, attaching)));
        for (Tag tag : attaching) {
            Optional<Digest> attached = tags.find(tx, place.id(), tag);
            attached.ifPresent(found -> dependents.add(new Dependent(found, attaching)));
        }
        return dependents;
    }
}
