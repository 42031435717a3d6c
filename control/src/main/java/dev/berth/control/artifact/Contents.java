package dev.berth.control.artifact;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import java.util.Optional;

/// The content that a manifest names, as far as it is small and there.
interface Contents {

    /// A blob; empty when it is not there or larger than what is read for this.
    Optional<byte[]> blob(Descriptor blob);

    /// A manifest of the same repository; empty when it is not there.
    Optional<byte[]> manifest(Digest digest);
}
