package dev.berth.registry.content;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.FallbackTag;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The manifests that are about another one: those that say so, and those that clients listed in an index under the
/// fallback tag. Safe for use by many threads.
public final class Referrers {

    private final Database database;
    private final Repositories repositories;
    private final JdbcReferrerStore referrers = new JdbcReferrerStore();

    public Referrers(Database database, Repositories repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /// Descriptors of the manifests about `subject`, in digest order, those after `after`, at most `limit`. An
    /// unknown repository or subject has none.
    ///
    /// @param artifactTypes if not empty, only manifests of one of these types
    public ReferrersPage list(
            RepositoryName repository, Digest subject, List<String> artifactTypes, Optional<Digest> after, int limit) {
        List<String> types =
                artifactTypes.stream().filter(Referrers::isMediaType).toList();
        Optional<RepositoryId> id = repositories.find(repository);
        if (id.isEmpty() || limit <= 0 || (types.isEmpty() && !artifactTypes.isEmpty())) {
            return new ReferrersPage(List.of(), false);
        }
        // One more than asked for tells whether there are more.
        JdbcReferrerStore.Range range = new JdbcReferrerStore.Range(
                id.get(),
                after.map(Digest::toString).orElse(""),
                types.isEmpty() ? "" : "," + String.join(",", types) + ",",
                limit + 1);
        return page(read(range, subject), limit);
    }

    private Map<String, Descriptor> read(JdbcReferrerStore.Range range, Digest subject) {
        return database.read(tx -> {
            Map<String, Descriptor> merged = new TreeMap<>();
            referrers
                    .ofFallbackTag(tx, range, FallbackTag.tagFor(subject))
                    .forEach(listed -> merged.put(listed.digest().toString(), listed));
            // What a manifest says of itself is more than what a client wrote about it.
            referrers
                    .ofManifests(tx, range, subject)
                    .forEach(own -> merged.put(own.digest().toString(), own));
            return merged;
        });
    }

    private static ReferrersPage page(Map<String, Descriptor> merged, int limit) {
        List<Descriptor> page = new ArrayList<>(merged.values());
        boolean more = page.size() > limit;
        return new ReferrersPage(more ? page.subList(0, limit) : page, more);
    }

    // What is no media type is no manifest's type, and may hold characters that part the types in the query.
    private static boolean isMediaType(String text) {
        try {
            return text.equals(new MediaType(text).value());
        } catch (InvalidOciValueException _) {
            return false;
        }
    }
}
