package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.Tag;
import java.util.Optional;

/// Counts pulls in memory and writes them down in batches.
public final class PullLog {

    public void record(RepositoryId repository, Digest digest, Optional<Tag> tag) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    public void flush() {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }
}
