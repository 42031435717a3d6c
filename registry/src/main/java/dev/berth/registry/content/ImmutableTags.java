package dev.berth.registry.content;

import static java.util.stream.Collectors.joining;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// Refuses to move or delete tags that the gate holds immutable. A tag that does not exist yet may be set, and one
/// that exists may be set once more to what it points to.
final class ImmutableTags {

    private final Repositories repositories;
    private final JdbcTagStore tags = new JdbcTagStore();

    ImmutableTags(Repositories repositories) {
        this.repositories = repositories;
    }

    /// Refuses when one of `wanted` is immutable and points to something else than `digest`. The refusal names all
    /// of these, and none of `wanted` is set: a client that ignores `OCI-Tag` must not take a part for the whole.
    void requireMovable(Transaction tx, RepositoryName name, RepositoryId repository, List<Tag> wanted, Digest digest) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Tag> immutable =
                wanted.stream().filter(repositories.immutable(tx, name)).toList();
        if (immutable.isEmpty()) {
            return;
        }
        Map<Tag, Digest> current = tags.find(tx, repository, immutable);
        refuse(
                name,
                immutable.stream()
                        .filter(tag -> !Objects.equals(current.getOrDefault(tag, digest), digest))
                        .toList());
    }

    /// Refuses when one of these tags, which are about to go, is immutable.
    void requireDeletable(Transaction tx, RepositoryName name, List<Tag> going) {
        if (going.isEmpty()) {
            return;
        }
        Predicate<Tag> immutable = repositories.immutable(tx, name);
        refuse(name, going.stream().filter(immutable).sorted().toList());
    }

    /// Whether one of these tags is immutable.
    boolean any(Transaction tx, RepositoryName name, List<Tag> going) {
        return !going.isEmpty() && going.stream().anyMatch(repositories.immutable(tx, name));
    }

    /// The sentence is Harbor's, which people and scripts know.
    private static void refuse(RepositoryName repository, List<Tag> immutable) {
        if (!immutable.isEmpty()) {
            throw new DomainException(
                    RegistryErrorCode.PRECONDITION,
                    "Failed to process request due to %s configured as immutable."
                            .formatted(immutable.stream()
                                    .map(tag -> "'%s:%s'".formatted(repository, tag))
                                    .collect(joining(", "))));
        }
    }
}
