package dev.berth.control.view;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the asker may see of what is searched.
///
/// @param repositories of closed projects besides the open ones
public record Visible(VisibleRepositories repositories) {

    /// Whole projects only.
    ///
    /// @param projects ids of closed projects that are seen besides the open ones; empty for all
    public static Visible projects(Optional<Set<Long>> projects) {
        return new Visible(new VisibleRepositories(projects, Map.of(), RepositoryPatterns.NONE));
    }

    boolean includes(long project, boolean open, SearchHit hit) {
        if (open || repositories.projects().map(ids -> ids.contains(project)).orElse(true)) {
            return true;
        }
        return hit.path().filter(path -> repositories.shows(project, path)).isPresent();
    }

    /// The closed projects of which something may be seen; empty for all.
    Optional<Set<Long>> looked() {
        return repositories.projects().map(whole -> {
            Set<Long> all = new HashSet<>(whole);
            all.addAll(repositories.narrowed().keySet());
            return all;
        });
    }
}
