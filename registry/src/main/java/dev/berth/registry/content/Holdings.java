package dev.berth.registry.content;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.gate.PushGate;
import dev.berth.registry.gate.StorageAccount;
import dev.berth.registry.gate.StorageAccount.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Tells the account of the gate, if it keeps one, what projects come to hold and hold no more. Safe for use by many
/// threads.
final class Holdings {

    private static final int NAMES = 20_000;

    private final Optional<StorageAccount> account;
    private final JdbcRepositoryStore repositories = new JdbcRepositoryStore();
    private final JdbcHoldingStore store = new JdbcHoldingStore();
    /// A row's name never changes, and no id is used twice, so nothing here is ever wrong.
    private final Cache<RepositoryId, RepositoryName> names =
            Caffeine.newBuilder().maximumSize(NAMES).build();

    Holdings(PushGate gate) {
        this.account = gate.account();
    }

    /// The repository holds this from now on.
    void gained(Transaction tx, RepositoryId repository, Kind kind, Digest digest, long size) {
        account.ifPresent(books -> books.gained(tx, name(tx, repository), kind, digest, size));
    }

    private RepositoryName name(Transaction tx, RepositoryId repository) {
        return Optional.ofNullable(names.getIfPresent(repository))
                .orElseGet(
                        () -> named(tx, Set.of(repository)).values().iterator().next());
    }

    /// These repositories have lost these contents.
    void lost(Transaction tx, Kind kind, Collection<BlobLink> gone) {
        if (account.isEmpty() || gone.isEmpty()) {
            return;
        }
        Map<RepositoryId, RepositoryName> losers =
                named(tx, gone.stream().map(BlobLink::repository).collect(toSet()));
        Map<String, Set<Digest>> byProject = gone.stream()
                .collect(groupingBy(
                        link -> Objects.requireNonNull(losers.get(link.repository()), "its row is not gone yet")
                                .project(),
                        TreeMap::new,
                        mapping(BlobLink::digest, toSet())));
        byProject.forEach((project, digests) -> {
            digests.removeAll(store.held(tx, kind, project, digests));
            if (!digests.isEmpty()) {
                account.get().lost(tx, project, kind, digests);
            }
        });
    }

    private Map<RepositoryId, RepositoryName> named(Transaction tx, Set<RepositoryId> wanted) {
        Map<RepositoryId, RepositoryName> found = new HashMap<>(names.getAllPresent(wanted));
        List<RepositoryId> missing =
                wanted.stream().filter(id -> !found.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            Map<RepositoryId, RepositoryName> read = repositories.names(tx, missing);
            // Not before the commit: what this transaction made may be undone, and then the row has another name.
            tx.afterCommit(() -> names.putAll(read));
            found.putAll(read);
        }
        return found;
    }
}
