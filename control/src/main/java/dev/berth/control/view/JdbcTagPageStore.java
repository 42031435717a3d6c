package dev.berth.control.view;

import dev.berth.control.view.TagGroup.Query;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.RepositoryId;
import java.util.List;
import java.util.Optional;

/// Finds the manifests of a page of a list of tags: a range of an index of which no more than so many rows are looked
/// at, however few of them fit.
final class JdbcTagPageStore {

    /// A row of the index.
    ///
    /// @param tie the tag's name, or the digest where manifests are ordered
    record Place(Digest digest, String key, String tie) {}

    /// @param scan how many rows are looked at
    List<Place> page(Transaction tx, RepositoryId repository, Query wanted, int scan) {
        TagConditions conditions = new TagConditions(tx.dialect(), wanted.filter());
        String sql = wanted.sort().ofTag() ? ofTags(conditions, wanted) : ofManifests(conditions, wanted);
        var query = tx.sql(sql)
                .bind("repository", repository.value())
                .bind("scan", scan)
                .bind("limit", wanted.limit() + 1);
        bindCursor(query, wanted);
        conditions.bind(query);
        return query.list(row -> place(row, wanted.sort()));
    }

    /// The last row that [#page] looked at, when there were as many as it may look at.
    Optional<Place> last(Transaction tx, RepositoryId repository, Query wanted, int scan) {
        String sql = "select digest, %s, tie from (%s) looked limit 1 offset :before"
                .formatted(key(wanted.sort()), range(wanted));
        var query = tx.sql(sql)
                .bind("repository", repository.value())
                .bind("scan", scan)
                .bind("before", scan - 1);
        bindCursor(query, wanted);
        return query.first(row -> place(row, wanted.sort()));
    }

    /// A manifest stands where the best of its tags does, of those that fit.
    private static String ofTags(TagConditions conditions, Query wanted) {
        return """
                select t.digest, t.tie, %s
                from (%s) t
                where t.order_key <> ''
                %s
                %s
                and not exists (
                    select 1
                    from tag better
                    where better.repository_id = :repository
                    and better.digest = t.digest
                    and (better.order_key, better.name) > (t.order_key, t.tie)
                    %s
                )
                order by %s
                limit :limit
                """.formatted(
                        key(wanted.sort()),
                        range(wanted),
                        conditions.ofName("t.tie"),
                        conditions.ofManifest(),
                        conditions.ofName("better.name"),
                        order(wanted));
    }

    private static String ofManifests(TagConditions conditions, Query wanted) {
        return """
                select t.digest, t.tie, %s
                from (%s) t
                where exists (
                    select 1
                    from tag fitting
                    where fitting.repository_id = :repository
                    and fitting.digest = t.digest
                    and fitting.order_key <> ''
                    %s
                )
                %s
                order by %s
                limit :limit
                """.formatted(
                        key(wanted.sort()),
                        range(wanted),
                        conditions.ofName("fitting.name"),
                        conditions.ofManifest(),
                        order(wanted));
    }

    private static String key(TagSort sort) {
        return sort == TagSort.NAME ? "tie as sorted" : sort.column() + " as sorted";
    }

    /// What is looked at.
    private static String range(Query wanted) {
        String columns = switch (wanted.sort()) {
            case SEMVER, NAME -> "digest, name as tie, order_key";
            case PUSHED -> "digest, name as tie, order_key, pushed_at";
            case SIZE -> "digest, digest as tie, size";
            case PULLS -> "digest, digest as tie, pull_count";
        };
        String table = switch (wanted.sort()) {
            case SEMVER, NAME, PUSHED -> "tag";
            case SIZE -> "artifact";
            case PULLS -> "manifest";
        };
        String name = wanted.sort().ofTag() ? "name" : "digest";
        String ordered = wanted.sort() == TagSort.NAME
                ? "%s %s".formatted(name, direction(wanted))
                : "%s %3$s, %2$s %3$s".formatted(wanted.sort().column(), name, direction(wanted));
        return "select %s from %s where repository_id = :repository %s %s order by %s limit :scan"
                .formatted(columns, table, listed(wanted.sort()), beyond(wanted, name), ordered);
    }

    private static String listed(TagSort sort) {
        return sort == TagSort.SEMVER ? "and order_key > ''" : "";
    }

    private static String beyond(Query wanted, String name) {
        if (wanted.cursor().isEmpty()) {
            return "";
        }
        String than = wanted.downwards() ? "<" : ">";
        return wanted.sort() == TagSort.NAME
                ? "and name %s :tie".formatted(than)
                : "and (%s, %s) %s (:key, :tie)".formatted(wanted.sort().column(), name, than);
    }

    private static String order(Query wanted) {
        return "sorted %1$s, tie %1$s".formatted(direction(wanted));
    }

    private static String direction(Query wanted) {
        return wanted.downwards() ? "desc" : "asc";
    }

    private static void bindCursor(dev.berth.platform.db.Query query, Query wanted) {
        if (wanted.cursor().isEmpty()) {
            return;
        }
        TagCursor cursor = wanted.cursor().get();
        query.bind("tie", cursor.tie());
        if (wanted.sort() == TagSort.SEMVER) {
            query.bind("key", cursor.key());
        } else if (!wanted.sort().text()) {
            query.bind("key", Long.parseLong(cursor.key()));
        }
    }

    private static Place place(Row row, TagSort sort) {
        return new Place(
                Digest.parse(row.text("digest")),
                sort.text() ? row.text("sorted") : Long.toString(row.number("sorted")),
                row.text("tie"));
    }
}
