package dev.berth.control.view;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.ListQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads tags, by the digest first: that is what the sums make of conditions on the repository, of which PostgreSQL
/// does not know how large it is.
final class JdbcTagViewStore {

    /// More tags than this are not shown with a page of artifacts; an artifact's own list of tags has pages.
    private static final int MOST = 10_000;

    private static final Columns COLUMNS = Columns.orderedBy("t.pushed_at desc", "t.name desc")
            .at("name", "t.name")
            .at("push_time", "t.pushed_at")
            .at("pull_time", "t.pulled_at");

    /// The tags of these artifacts, newest first, by the artifact's id.
    Map<Long, List<TagView>> of(Transaction tx, List<ArtifactView> artifacts) {
        Tuples keys = new Tuples();
        artifacts.forEach(
                artifact -> keys.add(artifact.repositoryId(), artifact.digest().toString(), artifact.id()));
        Map<Long, List<TagView>> tags = new HashMap<>();
        tx.sql("""
                select t.repository_id, cast(value ->> 2 as bigint) as artifact_id, t.name, t.pushed_at, t.pulled_at
                from %s
                join tag t on t.repository_id + 0 = cast(value ->> 0 as bigint) and t.digest = value ->> 1
                order by t.pushed_at desc, t.name desc
                limit :most
                """.formatted(tx.dialect().tuples("keys")))
                .bind("keys", keys.json())
                .bind("most", MOST)
                .list(JdbcTagViewStore::tag)
                .forEach(tag -> tags.computeIfAbsent(tag.artifactId(), _ -> new ArrayList<>())
                        .add(tag));
        return tags;
    }

    List<TagView> list(Transaction tx, ArtifactView artifact, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql("""
                        select t.repository_id, cast(:artifact as bigint) as artifact_id, t.name, t.pushed_at,
                            t.pulled_at
                        from tag t
                        where t.repository_id + 0 = :repository
                        and t.digest = :digest
                        """ + part.conditions() + part.page()))
                .bind("artifact", artifact.id())
                .bind("repository", artifact.repositoryId())
                .bind("digest", artifact.digest().toString())
                .list(JdbcTagViewStore::tag);
    }

    long count(Transaction tx, ArtifactView artifact, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("""
                        select count(*) as tags
                        from tag t
                        where t.repository_id + 0 = :repository
                        and t.digest = :digest
                        """ + part.conditions()))
                .bind("repository", artifact.repositoryId())
                .bind("digest", artifact.digest().toString())
                .first(row -> row.number("tags"))
                .orElse(0L);
    }

    private static TagView tag(Row row) {
        return new TagView(
                row.number("repository_id"),
                row.number("artifact_id"),
                row.text("name"),
                row.instant("pushed_at"),
                Optional.ofNullable(row.instantOrNull("pulled_at")));
    }
}
