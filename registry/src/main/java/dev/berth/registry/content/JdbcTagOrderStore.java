package dev.berth.registry.content;

import dev.berth.platform.db.Query;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.List;
import java.util.Optional;

/// The order of tags, in their rows.
final class JdbcTagOrderStore {

    /// Which tag.
    record Key(RepositoryId repository, String name) {}

    /// @param repository empty for all
    List<Key> unordered(Transaction tx, Optional<RepositoryId> repository, int limit) {
        Query query = tx.sql("""
                select repository_id, name
                from tag
                where order_key is null
                %s
                order by repository_id, name
                limit :limit
                """.formatted(repository.isPresent() ? "and repository_id = :repository" : ""));
        repository.ifPresent(id -> query.bind("repository", id.value()));
        return query.bind("limit", limit)
                .list(row -> new Key(new RepositoryId(row.number("repository_id")), row.text("name")));
    }

    /// @param rows of repository, name and order
    void order(Transaction tx, Tuples rows) {
        tx.sql("""
                update tag
                set order_key = ordered.order_key
                from (
                    select known.repository_id, known.name, value ->> 2 as order_key
                    from %s
                    join tag as known on known.repository_id = cast(value ->> 0 as bigint)
                    and known.name = value ->> 1
                    order by known.repository_id, known.name
                    %s
                ) as ordered
                where tag.repository_id = ordered.repository_id
                and tag.name = ordered.name
                """.formatted(tx.dialect().tuples("rows"), tx.dialect().forUpdate()))
                .bind("rows", rows.json())
                .update();
    }
}
