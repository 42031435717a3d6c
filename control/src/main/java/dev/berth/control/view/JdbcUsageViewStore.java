package dev.berth.control.view;

import dev.berth.platform.db.Transaction;

/// Adds up what a repository holds: its rows of manifests and blobs, and for each blob a look at who else holds it.
final class JdbcUsageViewStore {

    UsageViews.Found measure(Transaction tx, RepositoryView view) {
        return tx.sql("""
                select
                    (select cast(coalesce(sum(m.size), 0) as bigint) from manifest m where m.repository_id = :id)
                        as manifests,
                    case when exists (
                        select 1
                        from manifest m
                        where m.repository_id = :id
                        and m.described = 0
                    ) then 0 else 1 end as settled,
                    count(*) as blobs,
                    cast(coalesce(sum(held.size), 0) as bigint) as bytes,
                    cast(coalesce(sum(case when held.beside = 1 then held.size else 0 end), 0) as bigint) as beside,
                    cast(coalesce(sum(case when held.elsewhere = 1 then held.size else 0 end), 0) as bigint) as shared
                from (
                    select b.size,
                        case when exists (
                            select 1
                            from repository_blob other
                            where other.digest = b.digest
                            and other.repository_id <> b.repository_id
                            and other.lease_until is null
                        ) then 1 else 0 end as elsewhere,
                        case when exists (
                            select 1
                            from repository_blob other
                            join repository r on r.id = other.repository_id
                            where other.digest = b.digest
                            and other.repository_id <> b.repository_id
                            and other.lease_until is null
                            and r.name >= :from
                            and r.name < :to
                        ) then 1 else 0 end as beside
                    from repository_blob b
                    where b.repository_id = :id
                    and b.lease_until is null
                ) held
                """)
                .bind("id", view.id())
                // Bytewise `0` follows `/`.
                .bind("from", view.name().project() + "/")
                .bind("to", view.name().project() + "0")
                .first(row -> new UsageViews.Found(
                        new RepositoryUsage(
                                row.number("manifests") + row.number("bytes"),
                                row.number("beside"),
                                row.number("shared"),
                                row.number("blobs"),
                                view.artifacts()),
                        row.flag("settled")))
                .orElseThrow();
    }
}
