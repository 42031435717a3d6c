package dev.berth.control.view;

import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Columns;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.registry.content.RepositoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads artifacts.
final class JdbcArtifactViewStore {

    /// Few pages have as many children, and no screen shows them.
    private static final int MOST_CHILDREN = 20_000;

    private static final Columns COLUMNS = Columns.orderedBy("a.pushed_at desc", "a.id desc")
            .at("id", "a.id")
            .at("digest", "a.digest")
            .at("type", "a.type")
            .at("media_type", "a.media_type")
            .at("manifest_media_type", "a.manifest_media_type")
            .at("artifact_type", "a.artifact_type")
            .at("repository_id", "a.repository_id")
            .at("repository_name", "(select s.name from repository s where s.id = a.repository_id)")
            .at("size", "a.size")
            .at("push_time", "a.pushed_at")
            .at("pull_time", """
                    (select n.pulled_at from manifest n where n.repository_id = a.repository_id and n.digest = a.digest)
                    """.strip());

    /// Fewer are looked at one by one, whatever else the place holds.
    private static final int MOST_TAGGED = 1_000;

    private static final String WHOLE = """
            select a.id, a.repository_id, r.name, a.digest, a.type, a.media_type, a.manifest_media_type,
                a.artifact_type, a.size, a.pushed_at, m.pulled_at, a.extra_attrs, a.annotations
            from artifact a
            join repository r on r.id = a.repository_id
            join manifest m on m.repository_id = a.repository_id and m.digest = a.digest
            """;

    private final int mostTagged;

    JdbcArtifactViewStore() {
        this(MOST_TAGGED);
    }

    /// @param mostTagged how many artifacts are found by their tags at most
    JdbcArtifactViewStore(int mostTagged) {
        this.mostTagged = mostTagged;
    }

    /// The wanted part, and how long the list is.
    Listed<ArtifactView> list(Transaction tx, Place place, ListQuery query) {
        ArtifactConditions own = new ArtifactConditions(tx.dialect(), query.filter());
        Optional<List<Long>> tagged = tagged(tx, place, own);
        if (tagged.filter(List::isEmpty).isPresent()) {
            return new Listed<>(List.of(), 0);
        }
        Range range = new Range(place, own, tagged);
        long total = query.filter().conditions().isEmpty() && !(place instanceof Place.LatestInProject)
                ? count(tx, place)
                : count(tx, range, query);
        return new Listed<>(list(tx, range, query.nearer(total)), total);
    }

    /// Ids of all artifacts of the place that have such a tag as is asked for, found by the tags; empty when none is
    /// asked for, or too many have one. Then as many are found soon by going through the artifacts.
    private Optional<List<Long>> tagged(Transaction tx, Place place, ArtifactConditions own) {
        return own.tagTerm()
                .map(term -> {
                    // The order of tables is that of looking, also for SQLite.
                    Query query = tx.sql("""
                            select distinct x.id
                            from %s
                            cross join artifact x
                            where %s
                            and x.repository_id = t.repository_id
                            and x.digest = t.digest
                            %s
                            limit :most
                            """.formatted(PlaceSql.from(place, "tag t"), PlaceSql.in(place, "t"), term))
                            .bind("most", mostTagged + 1);
                    own.bindTag(query);
                    return PlaceSql.bind(query, place);
                })
                .map(query -> query.list(row -> row.number("id")))
                .filter(ids -> ids.size() <= mostTagged);
    }

    /// Where to look, and for what.
    ///
    /// @param tagged ids of the artifacts that alone come into question; empty for all of the place
    private record Range(Place place, ArtifactConditions own, Optional<List<Long>> tagged) {

        String where(Dialect dialect, String conditions) {
            String one = tagged.isPresent() ? "a.id in " + dialect.numbers("tagged") : PlaceSql.artifacts(place);
            String all = "where " + one + "\n" + own.sql(tagged.isPresent()) + conditions;
            return switch (place) {
                case Place.InRepository _, Place.InProject _ -> all;
                case Place.LatestInProject _ -> """
                    where a.id in (
                        select latest.id
                        from (
                            select a.id,
                                row_number() over (
                                    partition by a.repository_id order by a.pushed_at desc, a.id desc) as age
                            from artifact a
                            %s
                        ) latest
                        where latest.age = 1
                    )
                    """.formatted(all);
            };
        }

        Query bind(Query query) {
            own.bind(query, tagged.isPresent());
            if (tagged.isPresent()) {
                return query.bindNumbers("tagged", tagged.get());
            }
            return PlaceSql.bindArtifacts(query, place);
        }
    }

    private static List<ArtifactView> list(Transaction tx, Range range, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), byColumns(query));
        Query statement = tx.sql(WHOLE + range.where(tx.dialect(), part.conditions()) + part.page());
        return part.list(range.bind(statement), JdbcArtifactViewStore::artifact);
    }

    /// How many artifacts the place shows of all.
    private static long count(Transaction tx, Place place) {
        Query statement = tx.sql("select cast(coalesce(sum(shown), 0) as bigint) as artifacts from (%s) counted"
                .formatted(ListedArtifacts.count(
                        PlaceSql.artifacts(place),
                        PlaceSql.from(place, "manifest_reference c"),
                        PlaceSql.in(place, "c"))));
        return PlaceSql.bind(PlaceSql.bindArtifacts(statement, place), place)
                .first(row -> row.number("artifacts"))
                .orElse(0L);
    }

    private static long count(Transaction tx, Range range, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), byColumns(query));
        Query statement =
                tx.sql("select count(*) as artifacts from artifact a\n" + range.where(tx.dialect(), part.conditions()));
        return part.bind(range.bind(statement))
                .first(row -> row.number("artifacts"))
                .orElse(0L);
    }

    Optional<ArtifactView> find(Transaction tx, RepositoryId repository, Digest digest) {
        return tx.sql(WHOLE + "where a.repository_id = :repository and a.digest = :digest\n")
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .first(JdbcArtifactViewStore::artifact);
    }

    Optional<Digest> tagged(Transaction tx, RepositoryId repository, String tag) {
        return tx.sql("""
                select digest
                from tag
                where repository_id = :repository
                and name = :name
                """)
                .bind("repository", repository.value())
                .bind("name", tag)
                .first(row -> Digest.parse(row.text("digest")));
    }

    /// What the indexes among `artifacts` list, by the index's id.
    Map<Long, List<ArtifactView.Child>> children(Transaction tx, List<ArtifactView> artifacts) {
        Map<Long, List<ArtifactView.Child>> children = new HashMap<>();
        tx.sql("""
                select c.artifact_id, c.digest, c.platform, c.annotations, c.urls, child.id as child_id
                from artifact_child c
                join artifact parent on parent.id = c.artifact_id
                left join artifact child on child.repository_id = parent.repository_id and child.digest = c.digest
                where c.artifact_id in %s
                order by c.artifact_id, c.position
                limit :most
                """.formatted(tx.dialect().numbers("ids")))
                .bindNumbers(
                        "ids", artifacts.stream().map(artifact -> artifact.id()).toList())
                .bind("most", MOST_CHILDREN)
                .list(row -> children.computeIfAbsent(row.number("artifact_id"), _ -> new java.util.ArrayList<>())
                        .add(child(row)));
        return children;
    }

    /// The indexes that list these artifacts, by the artifact's id.
    Map<Long, List<Subject>> parents(Transaction tx, List<ArtifactView> artifacts) {
        Map<Long, List<Subject>> parents = new HashMap<>();
        Tuples keys = new Tuples();
        artifacts.forEach(
                artifact -> keys.add(artifact.repositoryId(), artifact.digest().toString(), artifact.id()));
        tx.sql("""
                with listed as (
                    select cast(value ->> 0 as bigint) as repository_id, value ->> 1 as digest,
                        cast(value ->> 2 as bigint) as id
                    from %s
                )
                select distinct l.id as child, p.repository_id, p.digest, p.id
                from listed l
                join manifest_reference m on m.repository_id = l.repository_id and m.manifest_digest = l.digest
                join artifact p on p.repository_id = m.repository_id and p.digest = m.parent_digest
                limit :most
                """.formatted(tx.dialect().tuples("keys")))
                .bind("keys", keys.json())
                .bind("most", MOST_CHILDREN)
                .list(row -> parents.computeIfAbsent(row.number("child"), _ -> new java.util.ArrayList<>())
                        .add(new Subject(
                                row.number("repository_id"), Digest.parse(row.text("digest")), row.number("id"))));
        return parents;
    }

    private static ListQuery byColumns(ListQuery query) {
        return query.with(ArtifactConditions.byColumns(query.filter()))
                .in(query.order().stream()
                        .filter(order -> !order.field().name().equals(ArtifactFields.TAGS))
                        .filter(order -> !order.field().name().equals(ArtifactFields.BASE))
                        .filter(order -> !order.field().name().equals(ArtifactFields.LABELS))
                        .toList());
    }

    private static ArtifactView artifact(Row row) {
        return new ArtifactView(
                row.number("id"),
                row.number("repository_id"),
                new RepositoryName(row.text("name")),
                Digest.parse(row.text("digest")),
                row.text("type"),
                row.text("media_type"),
                row.text("manifest_media_type"),
                row.text("artifact_type"),
                row.number("size"),
                row.instant("pushed_at"),
                Optional.ofNullable(row.instantOrNull("pulled_at")),
                row.text("extra_attrs"),
                row.text("annotations"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ArtifactView.Child child(Row row) {
        return new ArtifactView.Child(
                Optional.ofNullable(row.numberOrNull("child_id")),
                Digest.parse(row.text("digest")),
                Optional.ofNullable(row.textOrNull("platform")),
                row.text("annotations"),
                row.text("urls"));
    }
}
