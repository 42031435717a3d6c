package dev.berth.registry.gc;

import dev.berth.blobstore.ObjectKey;
import java.util.Collection;
import java.util.Set;

/// Who writes spools: knows which keys are in use although no stored object has them yet.
@FunctionalInterface
public interface SpoolOwner {

    /// Those of `keys` that an upload writes to or has just stored. A key must be known here until the transaction
    /// that makes it a stored object's is committed.
    Set<ObjectKey> known(Collection<ObjectKey> keys);
}
