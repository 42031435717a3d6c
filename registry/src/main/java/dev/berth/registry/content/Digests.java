package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Tuples;
import java.util.List;

/// Many digests as one parameter of a statement.
final class Digests {

    private Digests() {}

    static String tuples(List<Digest> digests) {
        return Tuples.of(digests.stream().map(Digest::toString).toList()).json();
    }
}
