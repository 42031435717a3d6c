package dev.berth.control.view;

import dev.berth.control.artifact.LayerPath;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds which images lie upon which, by ranges of the indexes of image_lineage, and how they are called.
final class JdbcLineageViewStore {

    /// What the asker sees.
    ///
    /// @param projects ids of closed projects that are seen whole; empty for all
    /// @param repositories ids of others that are seen
    record Seen(Optional<Set<Long>> projects, List<Long> repositories) {

        /// Whether the row `part` of the project `p` is seen.
        private String condition(Dialect dialect) {
            return projects.isEmpty()
                    ? ""
                    : """
                    and (p.open = 1 or p.id in %s or part.repository_id in %s)
                    """.formatted(dialect.numbers("projects"), dialect.numbers("repositories"));
        }

        private Query bind(Query query) {
            projects.ifPresent(ids -> query.bindNumbers("projects", ids).bindNumbers("repositories", repositories));
            return query;
        }
    }

    /// An image with exactly the layers of a path.
    ///
    /// @param artifact its id
    record Found(int layers, long artifact, RepositoryName name, long repository, Digest digest, Instant pushedAt) {}

    /// Images of these paths, at most so many of each.
    List<Found> exactly(Transaction tx, Seen seen, Collection<LayerPath> paths, int most) {
        Tuples rows = new Tuples();
        paths.forEach(path -> rows.add(path.layers(), path.chain(), path.text()));
        String visible = seen.projects().isEmpty()
                ? ""
                : "and exists (select 1 from project p where p.name = part.project %s)"
                        .formatted(seen.condition(tx.dialect()));
        return seen.bind(
                        tx.sql(
                                """
                        select w.layers, a.id, r.id as repository_id, r.name, a.digest, l.pushed_at
                        from (select cast(value ->> 0 as bigint) as layers, cast(value ->> 1 as bigint) as chain,
                            value ->> 2 as path from %s limit :paths) w
                        %s
                        join artifact a on a.id = l.artifact_id
                        join repository r on r.id = l.repository_id
                        """.formatted(
                                                tx.dialect().tuples("rows"),
                                                ForEach.join(
                                                        tx.dialect(),
                                                        "image_lineage",
                                                        "l",
                                                        "%1$s.chain = w.chain and %1$s.path = w.path",
                                                        visible
                                                                + " order by part.project desc, part.repository_id desc, part.pushed_at desc limit :most"))))
                .bind("rows", rows.json())
                .bind("paths", paths.size())
                .bind("most", most)
                .list(row -> new Found(
                        Math.toIntExact(row.number("layers")),
                        row.number("id"),
                        new RepositoryName(row.text("name")),
                        row.number("repository_id"),
                        Digest.parse(row.text("digest")),
                        row.instant("pushed_at")));
    }

    /// A repository with images that lie upon another one.
    ///
    /// @param newest the id of the one that was pushed last
    record Above(long images, long newest) {}

    /// The repositories of the first images with these layers and more, the largest first.
    List<Above> above(Transaction tx, Seen seen, LayerPath path, int most) {
        return seen.bind(tx.sql("""
                        select images, artifact_id as newest
                        from (
                            select artifact_id, count(*) over (partition by repository_id) as images,
                                row_number() over (
                                    partition by repository_id order by pushed_at desc, artifact_id desc) as place
                            from (
                                select l.repository_id, l.artifact_id, l.pushed_at
                                from project p
                                %s
                                limit :most
                            ) found
                        ) counted
                        where place = 1
                        order by images desc, newest desc
                        """.formatted(ForEach.join(
                        tx.dialect(),
                        "image_lineage",
                        "l",
                        "%1$s.project = p.name and %1$s.path > :path and %1$s.path < :end",
                        seen.condition(tx.dialect()) + " order by part.path limit :most"))))
                .bind("path", path.text())
                .bind("end", path.end())
                .bind("most", most)
                .list(row -> new Above(row.number("images"), row.number("newest")));
    }

    /// A name of an image.
    ///
    /// @param index whose tag it is, when it is not the image's own
    /// @param order where it stands among the tags
    record Name(
            long artifact,
            RepositoryName repository,
            Digest digest,
            Optional<Digest> index,
            Optional<String> tag,
            String order) {}

    /// The best tags of images and of indexes that list them; an image without a tag is in the answer as well.
    List<Name> names(Transaction tx, Collection<Long> artifacts, int most) {
        String tags = "and part.order_key <> '' order by part.order_key desc, part.name desc limit :most";
        return tx.sql("""
                with wanted as (
                    select a.id, a.repository_id, a.digest, r.name
                    from (select cast(value ->> 0 as bigint) as id from %s limit :count) asked
                    join artifact a on a.id = asked.id
                    join repository r on r.id = a.repository_id
                )
                select w.id, w.name, w.digest, null as parent, null as tag, '' as order_key
                from wanted w
                union all
                select w.id, w.name, w.digest, null as parent, t.name as tag, t.order_key
                from wanted w
                %s
                union all
                select w.id, w.name, w.digest, c.parent_digest as parent, t.name as tag, t.order_key
                from wanted w
                %s
                %s
                """.formatted(
                                tx.dialect().tuples("artifacts"),
                                ForEach.join(
                                        tx.dialect(),
                                        "tag",
                                        "t",
                                        "%1$s.digest = w.digest and %1$s.repository_id = w.repository_id",
                                        tags),
                                ForEach.join(
                                        tx.dialect(),
                                        "manifest_reference",
                                        "c",
                                        "%1$s.repository_id = w.repository_id and %1$s.manifest_digest = w.digest",
                                        "limit :most"),
                                ForEach.join(
                                        tx.dialect(),
                                        "tag",
                                        "t",
                                        "%1$s.digest = c.parent_digest and %1$s.repository_id = c.repository_id",
                                        tags)))
                .bindNumbers("artifacts", artifacts)
                .bind("count", artifacts.size())
                .bind("most", most)
                .list(row -> new Name(
                        row.number("id"),
                        new RepositoryName(row.text("name")),
                        Digest.parse(row.text("digest")),
                        Optional.ofNullable(row.textOrNull("parent")).map(Digest::parse),
                        Optional.ofNullable(row.textOrNull("tag")),
                        row.text("order_key")));
    }

    /// A tag of a repository.
    ///
    /// @param here whether it names the image that is asked about, or an index that lists it
    record Tagged(String tag, Digest digest, String order, boolean here) {}

    private static final String TAGGED = """
            select t.name, t.digest, coalesce(t.order_key, '') as order_key,
                case when t.digest = :digest or exists (
                    select 1
                    from manifest_reference c
                    where c.repository_id = t.repository_id
                    and c.parent_digest = t.digest
                    and c.manifest_digest = :digest
                ) then 1 else 0 end as here
            from tag t
            where t.repository_id = :repository
            """;

    /// What the tag names now.
    Optional<Tagged> tagged(Transaction tx, long repository, String tag, Digest digest) {
        return tagged(tx.sql(TAGGED + "and t.name = :tag").bind("tag", tag), repository, digest).stream()
                .findFirst();
    }

    /// The last tags behind one, the best first.
    List<Tagged> behind(Transaction tx, long repository, String order, Digest digest, int most) {
        return tagged(
                tx.sql(TAGGED + "and t.order_key > :order order by t.order_key desc, t.name desc limit :most")
                        .bind("order", order)
                        .bind("most", most),
                repository,
                digest);
    }

    private static List<Tagged> tagged(Query query, long repository, Digest digest) {
        return query.bind("repository", repository)
                .bind("digest", digest.toString())
                .list(row -> new Tagged(
                        row.text("name"), Digest.parse(row.text("digest")), row.text("order_key"), row.flag("here")));
    }
}
