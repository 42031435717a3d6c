package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts the manifests that have a layer: from its digest to its holders, and no further than to a limit.
final class JdbcLayerSharingStore {

    Map<Digest, LayerSharing.Shared> shared(Transaction tx, Collection<Digest> layers, Optional<Set<Long>> projects) {
        String name = switch (tx.dialect()) {
            case SQLITE -> "substr(r.name, 1, instr(r.name, '/') - 1)";
            case POSTGRESQL -> "split_part(r.name, '/', 1)";
        };
        String visible = projects.isEmpty()
                ? ""
                : "and (p.open = 1 or p.id in %s)".formatted(tx.dialect().numbers("visible"));
        String holders = """
                    select distinct m.repository_id, m.parent_digest
                    from repository_blob b
                    join manifest_reference m on m.repository_id = b.repository_id and m.blob_digest = b.digest
                    join repository r on r.id = b.repository_id
                    join project p on p.name = %s
                    where b.digest = w.digest
                    and m.kind = 'layer'
                    %s
                    limit :most
                """.formatted(name, visible);
        Query query = tx.sql("""
                with wanted as (select distinct value ->> 0 as digest from %s)
                select w.digest,
                    (select count(*) from (
                %s    ) held) as artifacts,
                    (select count(distinct held.repository_id) from (
                %s    ) held) as repositories
                from wanted w
                """.formatted(tx.dialect().tuples("layers"), holders, holders))
                .bind(
                        "layers",
                        Tuples.of(layers.stream().map(Digest::toString).toList())
                                .json())
                .bind("most", LayerSharing.MOST);
        projects.ifPresent(ids -> query.bindNumbers("visible", ids));
        Map<Digest, LayerSharing.Shared> shared = new HashMap<>();
        query.list(row -> shared.put(
                Digest.parse(row.text("digest")),
                new LayerSharing.Shared(row.number("artifacts"), row.number("repositories"))));
        return shared;
    }
}
