package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.util.List;
import java.util.Optional;

/// The manifests that are about another one.
public final class Referrers {

    public ReferrersPage list(
            RepositoryName repository, Digest subject, List<String> artifactTypes, Optional<Digest> after, int limit) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
