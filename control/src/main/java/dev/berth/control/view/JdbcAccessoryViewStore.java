package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
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

/// Reads which artifacts are about which: those that say so themselves, and those that a tag of cosign's older form
/// says it of.
final class JdbcAccessoryViewStore {

    private static final int MOST = 10_000;

    private static final Columns COLUMNS = Columns.orderedBy("y.pushed_at desc", "y.id desc")
            .at("id", "y.id")
            .at("digest", "y.digest")
            .at("type", "y.type")
            .at("size", "y.size")
            .at("creation_time", "y.pushed_at");

    private static final String WHOLE = """
            select y.id, y.subject_id, y.subject_digest, r.name, y.digest, y.type, y.size, y.pushed_at
            from accessory y
            join repository r on r.id = y.repository_id
            where 1 = 1
            """;

    /// The accessories of these artifacts, newest first, by the subject's id.
    Map<Long, List<AccessoryView>> of(Transaction tx, List<Subject> subjects) {
        Map<Long, List<AccessoryView>> accessories = new HashMap<>();
        read(tx, subjects, ListQuery.first(MOST))
                .forEach(accessory -> accessories
                        .computeIfAbsent(accessory.subjectId(), _ -> new ArrayList<>())
                        .add(accessory));
        return accessories;
    }

    List<AccessoryView> read(Transaction tx, List<Subject> subjects, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql(with(tx) + WHOLE + part.conditions() + part.page()))
                .bind("subjects", keys(subjects))
                .list(JdbcAccessoryViewStore::accessory);
    }

    long count(Transaction tx, ArtifactView subject, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql(
                        with(tx) + "select count(*) as accessories from accessory y where 1 = 1\n" + part.conditions()))
                .bind("subjects", keys(Subject.of(List.of(subject))))
                .first(row -> row.number("accessories"))
                .orElse(0L);
    }

    /// The accessories of the subjects in the parameter `subjects`.
    private static String with(Transaction tx) {
        return """
            with subject as (
                select cast(value ->> 0 as bigint) as repository_id, value ->> 1 as digest,
                    cast(value ->> 2 as bigint) as id, value ->> 3 as stem
                from %s
            ), accessory as (
                select s.id as subject_id, s.digest as subject_digest, x.id, x.repository_id, x.digest,
                    x.accessory_type as type, x.size, x.pushed_at
                from subject s
                join artifact x on x.repository_id + 0 = s.repository_id and x.subject_digest = s.digest
                union
                select s.id, s.digest, x.id, x.repository_id, x.digest, x.accessory_type, x.size, x.pushed_at
                from subject s
                cross join (select '.sig' as form union all select '.att' union all select '.sbom') as older
                join tag t on t.repository_id = s.repository_id and t.name = s.stem || older.form
                join artifact x on x.repository_id = t.repository_id and x.digest = t.digest
                where x.accessory_type is not null and x.subject_digest is null
            )
            """.formatted(tx.dialect().tuples("subjects"));
    }

    private static String keys(List<Subject> subjects) {
        Tuples keys = new Tuples();
        subjects.forEach(subject -> keys.add(
                subject.repositoryId(),
                subject.digest().toString(),
                subject.id(),
                subject.digest().algorithm() + "-" + subject.digest().encoded()));
        return keys.json();
    }

    private static AccessoryView accessory(Row row) {
        return new AccessoryView(
                row.number("id"),
                row.number("subject_id"),
                Digest.parse(row.text("subject_digest")),
                new RepositoryName(row.text("name")),
                Digest.parse(row.text("digest")),
                row.text("type"),
                row.number("size"),
                row.instant("pushed_at"));
    }
}
