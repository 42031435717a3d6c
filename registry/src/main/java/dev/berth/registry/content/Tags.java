package dev.berth.registry.content;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Optional;

/// The tags of repositories. Safe for use by many threads.
public final class Tags {

    private final Database database;
    private final Repositories repositories;
    private final JdbcTagStore tags = new JdbcTagStore();
    private final JdbcManifestStore manifests = new JdbcManifestStore();

    public Tags(Database database, Repositories repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /// Names in bytewise order, those after `after` (which need not exist), at most `limit`. Every page costs the
    /// same, wherever it begins.
    ///
    /// @throws DomainException with `NAME_UNKNOWN` when the repository has no manifest
    public TagPage list(RepositoryName repository, Optional<String> after, int limit) {
        RepositoryId id = repositories.require(repository);
        return database.read(tx -> {
            if (!manifests.any(tx, id)) {
                throw new DomainException(
                        RegistryErrorCode.NAME_UNKNOWN, "there is nothing in repository %s".formatted(repository));
            }
            if (limit <= 0) {
                return new TagPage(List.of(), false);
            }
            List<String> names = tags.namesAfter(tx, id, after.orElse(""), limit + 1);
            boolean more = names.size() > limit;
            return new TagPage(more ? names.subList(0, limit) : names, more);
        });
    }
}
