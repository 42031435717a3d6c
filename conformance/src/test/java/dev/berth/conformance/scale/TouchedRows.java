package dev.berth.conformance.scale;

import java.util.ArrayList;
import java.util.List;

/// What a statement cost the database.
///
/// @param rows of tables and indexes that were read; of SQLite, a tenth of the steps of its machine, which takes some
///     ten for a row
/// @param scanned the large tables that were read from end to end
record TouchedRows(long rows, List<String> scanned) {

    /// What grows with use: nobody may read all of these.
    static final List<String> LARGE = List.of(
            "artifact",
            "artifact_child",
            "artifact_label",
            "audit_entry",
            "blob",
            "event",
            "manifest",
            "manifest_reference",
            "pulled_day",
            "quota_content",
            "repository_blob",
            "stored_object",
            "tag");

    TouchedRows {
        scanned = List.copyOf(scanned);
    }

    TouchedRows plus(TouchedRows more) {
        List<String> all = new ArrayList<>(scanned);
        all.addAll(more.scanned);
        return new TouchedRows(rows + more.rows, all);
    }
}
