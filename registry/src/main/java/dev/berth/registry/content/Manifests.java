package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.Actor;
import java.util.Optional;

/// The manifests that repositories hold.
public final class Manifests {

    public Optional<StoredManifest> cached(RepositoryName repository, Reference reference) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public StoredManifest get(RepositoryName repository, Reference reference) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public PutManifest.Result put(Actor actor, PutManifest put) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public void delete(Actor actor, RepositoryName repository, Reference reference, Optional<Digest> ifMatch) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }
}
