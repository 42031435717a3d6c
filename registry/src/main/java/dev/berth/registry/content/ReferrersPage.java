package dev.berth.registry.content;

import dev.berth.oci.Descriptor;
import java.util.List;

/// A page of the manifests about one subject, in order of their digests.
///
/// @param more whether there are referrers after the last one here
public record ReferrersPage(List<Descriptor> manifests, boolean more) {
    public ReferrersPage {
        manifests = List.copyOf(manifests);
    }
}
