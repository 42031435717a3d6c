package dev.berth.conformance.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/// Lets PostgreSQL run statements once more and count.
final class PostgresCost {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PostgresCost() {}

    /// Small tables are read whole, to be sorted or hashed, where an index would not be quicker; told not to, the
    /// server plans for them as it does for large ones, and reads whole only what has no fitting index.
    static TouchedRows of(Statement statement, ObservedDatabase database) {
        String plan = database.aside(tx -> {
            int _ = tx.sql("set local enable_seqscan = off").update();
            int _ = tx.sql("set local enable_hashjoin = off").update();
            int _ = tx.sql("set local enable_mergejoin = off").update();
            return statement
                    .after("explain (analyze, timing off, format json)", tx)
                    .first(row -> row.text("QUERY PLAN"))
                    .orElseThrow();
        });
        try {
            List<String> scanned = new ArrayList<>();
            return new TouchedRows(count(JSON.readTree(plan).path(0).path("Plan"), scanned), scanned);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(plan, e);
        }
    }

    private static long count(JsonNode node, List<String> scanned) {
        long rows = 0;
        String relation = node.path("Relation Name").asText();
        if (!relation.isEmpty()) {
            double of = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            rows += Math.round(of * node.path("Actual Loops").asDouble());
            if (node.path("Node Type").asText().equals("Seq Scan") && TouchedRows.LARGE.contains(relation)) {
                scanned.add(relation);
            }
        }
        for (JsonNode below : node.path("Plans")) {
            rows += count(below, scanned);
        }
        return rows;
    }
}
