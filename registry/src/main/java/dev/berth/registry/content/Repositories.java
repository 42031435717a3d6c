package dev.berth.registry.content;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.JdbcRepositoryStore.NamedRepository;
import dev.berth.registry.gate.PushGate;
import dev.berth.registry.gate.RepositoryBeginning;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The repositories that exist: those that something was pushed to. Safe for use by many threads.
public final class Repositories {

    private final Database database;
    private final InstantSource clock;
    private final PushGate gate;
    private final ContentCaches caches;
    private final RepositoryCache cache;
    private final Holdings holdings;
    private final Unlinking unlinking;
    private final JdbcRepositoryStore store = new JdbcRepositoryStore();
    private final List<RepositoryBeginning> beginnings = new CopyOnWriteArrayList<>();

    public Repositories(Database database, InstantSource clock, ContentCaches caches, PushGate gate) {
        this.database = database;
        this.clock = clock;
        this.gate = gate;
        this.caches = caches;
        this.cache = caches.repositories();
        this.holdings = new Holdings(gate);
        this.unlinking = new Unlinking(caches, holdings);
    }

    public Optional<RepositoryId> find(RepositoryName name) {
        caches.catchUp();
        return cache.get(name, this::load);
    }

    /// As [#find], not from memory: another node may have made the repository anew a moment ago.
    public Optional<RepositoryId> findNow(RepositoryName name) {
        cache.drop(name);
        return find(name);
    }

    /// From memory only: empty also when the repository was not asked for lately, or this node has not heard from the
    /// others lately.
    Optional<RepositoryId> cached(RepositoryName name) {
        return caches.upToDate() ? cache.cached(name) : Optional.empty();
    }

    /// As [#find], inside a transaction that must see what it wrote itself.
    Optional<RepositoryId> find(Transaction tx, RepositoryName name) {
        return store.find(tx, name);
    }

    /// The id of a repository that must exist.
    ///
    /// @throws DomainException with `NAME_UNKNOWN`
    public RepositoryId require(RepositoryName name) {
        return find(name)
                .orElseThrow(() -> new DomainException(
                        RegistryErrorCode.NAME_UNKNOWN, "there is no repository %s".formatted(name)));
    }

    /// The repository's id, for a write that the gate admits; makes its row when this is the first push to it.
    public RepositoryId ensure(Transaction tx, RepositoryName name) {
        gate.admit(tx, name);
        Optional<RepositoryId> existing = store.find(tx, name);
        if (existing.isPresent()) {
            return existing.get();
        }
        boolean made = store.insert(tx, name, clock.instant());
        RepositoryId id = store.find(tx, name).orElseThrow();
        if (made) {
            beginnings.forEach(beginning -> beginning.begun(tx, id.value(), name));
        }
        return id;
    }

    /// From now on `beginning` hears of each repository that is made, in the transaction in which it is.
    public void whenMade(RepositoryBeginning beginning) {
        beginnings.add(beginning);
    }

    /// Who hears what repositories come to hold and hold no more.
    Holdings holdings() {
        return holdings;
    }

    /// Which tags of the repository the gate holds immutable.
    Predicate<Tag> immutable(Transaction tx, RepositoryName name) {
        return gate.immutable(tx, name);
    }

    /// Names of repositories that have a manifest, in bytewise order, after `after` and at most `limit`.
    public List<RepositoryName> catalog(Optional<String> after, int limit) {
        return database.read(tx -> store.withManifestsAfter(tx, after.orElse(""), limit));
    }

    /// Those of the repositories that have a manifest, with one statement.
    public Set<RepositoryName> withManifests(Transaction tx, Set<RepositoryName> names) {
        return names.isEmpty() ? Set.of() : store.withManifests(tx, names);
    }

    /// Whether a repository of the project has a manifest.
    public boolean anyUnder(String project) {
        return database.read(tx -> store.anyWithManifests(tx, project));
    }

    /// As above, inside a transaction, so that what it decides holds until the commit.
    public boolean anyUnder(Transaction tx, String project) {
        return store.anyWithManifests(tx, project);
    }

    /// The names of repositories by id, in order of the ids, after one and at most `limit`; also of those that have
    /// no manifest.
    ///
    /// @param after 0 to begin with
    public SortedMap<Long, RepositoryName> after(long after, int limit) {
        return database.read(tx -> store.after(tx, after, limit));
    }

    /// How many repositories have a manifest.
    public long count() {
        return database.read(store::countWithManifests);
    }

    /// How many repositories of each of these projects have a manifest; all of them are in the answer.
    public Map<String, Long> countUnder(Collection<String> projects) {
        return projects.isEmpty() ? Map.of() : database.read(tx -> store.countWithManifests(tx, projects));
    }

    /// Forgets the repositories of the project that have no manifest, with the blobs and uploads left in them, so
    /// that whoever makes a project of this name later finds nothing. Call it in the transaction that deletes the
    /// project.
    public void forgetEmpty(Transaction tx, String project) {
        List<NamedRepository> empty = store.withoutManifests(tx, project);
        for (NamedRepository repository : empty) {
            unlinking.unlinkAll(tx, repository.id());
            store.delete(tx, repository.id());
        }
        caches.drop(
                tx,
                empty.stream()
                        .map(repository -> new CachedFact.OfRepository(repository.name()))
                        .toList());
    }

    private @Nullable RepositoryId load(RepositoryName name) {
        return database.read(tx -> store.find(tx, name)).orElse(null);
    }
}
