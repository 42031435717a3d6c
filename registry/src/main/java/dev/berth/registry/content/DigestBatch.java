package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Query;
import java.util.ArrayList;
import java.util.List;

/// At most [#SIZE] digests for one `in` list. The list's length is fixed, so that one prepared statement serves all;
/// the last digest stands for the places that are left over.
record DigestBatch(List<Digest> digests) {

    static final int SIZE = 16;

    /// The places of the list, to stand inside `in (…)`.
    static final String IN = ":d0, :d1, :d2, :d3, :d4, :d5, :d6, :d7, :d8, :d9, :d10, :d11, :d12, :d13, :d14, :d15";

    static List<DigestBatch> of(List<Digest> digests) {
        List<DigestBatch> batches = new ArrayList<>();
        for (int i = 0; i < digests.size(); i += SIZE) {
            batches.add(new DigestBatch(digests.subList(i, Math.min(digests.size(), i + SIZE))));
        }
        return batches;
    }

    Query bind(Query query) {
        Query bound = query;
        for (int i = 0; i < SIZE; i++) {
            bound = bound.bind(
                    "d" + i, digests.get(Math.min(i, digests.size() - 1)).toString());
        }
        return bound;
    }
}
