package dev.berth.registry.content;

/// What the services of this package remember of the database, so that the warm path needs no query. One instance is
/// shared by all of them: who changes a fact drops it here after the commit and before the caller hears of it.
/// Safe for use by many threads.
public final class ContentCaches {

    private final RepositoryCache repositories = new RepositoryCache();
    private final BlobCache blobs = new BlobCache();

    RepositoryCache repositories() {
        return repositories;
    }

    BlobCache blobs() {
        return blobs;
    }
}
