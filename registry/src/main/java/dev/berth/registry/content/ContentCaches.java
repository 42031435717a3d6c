package dev.berth.registry.content;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.NoticeListener;
import dev.berth.platform.events.Notices;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the services of this package remember of the database, so that the warm path needs no query. One instance is
/// shared by all of them: who changes a fact drops it here after the commit, and the caller hears of the change when
/// the other nodes have dropped it too. What is not there is not remembered, so a new fact needs no notice and nobody
/// waits. Safe for use by many threads.
///
/// Memory is good only while this node hears the others. Every look-up begins with a repository's name, so that is
/// where [Repositories] asks: [#upToDate()], or [#catchUp()] where it may wait.
public final class ContentCaches {

    static final String TOPIC = "content";

    private final RepositoryCache repositories = new RepositoryCache();
    private final BlobCache blobs = new BlobCache();
    private final ManifestCache manifests;
    private final @Nullable Notices notices;

    /// For a database that nobody else uses.
    public ContentCaches() {
        this.manifests = new ManifestCache(ContentSettings.DEFAULT.manifestCacheBytes());
        this.notices = null;
    }

    /// @param manifestBytes how much memory manifests may take
    public ContentCaches(Notices notices, long manifestBytes) {
        this.manifests = new ManifestCache(manifestBytes);
        this.notices = notices;
        notices.subscribe(TOPIC, new NoticeListener() {
            @Override
            public void changed(String name) {
                CachedFact.parse(name).ifPresentOrElse(ContentCaches.this::drop, ContentCaches.this::dropAll);
            }

            @Override
            public void lost() {
                dropAll();
            }
        });
    }

    /// As [Notices#upToDate()].
    boolean upToDate() {
        return notices == null || notices.upToDate();
    }

    /// As [Notices#catchUp()].
    void catchUp() {
        if (notices != null) {
            notices.catchUp();
        }
    }

    RepositoryCache repositories() {
        return repositories;
    }

    BlobCache blobs() {
        return blobs;
    }

    ManifestCache manifests() {
        return manifests;
    }

    /// Drops facts that the transaction changes, here and on other nodes, once it is committed and before its caller
    /// goes on.
    void drop(Transaction tx, Collection<? extends CachedFact> facts) {
        List<CachedFact> changed = List.copyOf(facts);
        dropHere(tx, changed);
        if (notices != null) {
            notices.publishAndWait(
                    tx, TOPIC, changed.stream().map(CachedFact::name).toList());
        }
    }

    /// As [#drop(Transaction, Collection)], for facts that may be old on other nodes without harm.
    void dropHere(Transaction tx, Collection<? extends CachedFact> facts) {
        List<CachedFact> changed = List.copyOf(facts);
        tx.afterCommit(() -> changed.forEach(this::drop));
    }

    /// Waits for a load of this fact that is under way, so that what it read before is gone too.
    private void drop(CachedFact fact) {
        switch (fact) {
            case CachedFact.OfRepository(var name) -> repositories.drop(name);
            case CachedFact.OfTag(var repository, var tag) -> manifests.drop(repository, tag);
            case CachedFact.OfManifest(var repository, var digest) -> manifests.drop(repository, digest);
            case CachedFact.OfBlob(var link) -> blobs.drop(link);
        }
    }

    private void dropAll() {
        repositories.dropAll();
        manifests.dropAll();
        blobs.dropAll();
    }
}
