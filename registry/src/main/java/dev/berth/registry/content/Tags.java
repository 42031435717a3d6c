package dev.berth.registry.content;

import dev.berth.oci.RepositoryName;
import java.util.Optional;

/// The tags of repositories.
public final class Tags {

    public TagPage list(RepositoryName repository, Optional<String> after, int limit) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
