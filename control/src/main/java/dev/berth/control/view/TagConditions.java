package dev.berth.control.view;

import dev.berth.control.artifact.AccessoryType;
import dev.berth.control.artifact.StatementKind;
import dev.berth.control.view.TagFilter.RunsOn;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.Query;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which rows of a list of tags are wanted, in SQL: by names, and by the manifest `t.digest`. With a limit in what is
/// asked of each, PostgreSQL does not read whole tables once instead.
final class TagConditions {

    private static final String LABELLED = """
            and (
                select 1
                from artifact_label l
                where l.repository_id = :repository
                and l.digest = t.digest
                and l.label_id = :label
                limit 1
            ) is not null
            """;

    private static final String SIGNATURE = "about.accessory_type like 'signature.%'";

    private static final String SBOM = "(about.accessory_type = '%s' or about.accessory_type = '%s' and (%s))"
            .formatted(
                    AccessoryType.SBOM.wire(),
                    AccessoryType.OTHER.wire(),
                    AccessoryType.sbomDocuments()
                            .map("about.artifact_type like '%s%%'"::formatted)
                            .collect(Collectors.joining(" or ")));

    private static final String CARRIED_SBOM = """
            , (
                select 1
                from carried_statement carried
                where carried.repository_id = :repository
                and carried.about = t.digest
                and carried.kind = '%s'
                limit 1
            )
            """.formatted(StatementKind.SBOM.stored());

    private final Dialect dialect;
    private final TagFilter filter;

    TagConditions(Dialect dialect, TagFilter filter) {
        this.dialect = dialect;
        this.filter = filter;
    }

    /// Whether the name in a column fits.
    String ofName(String column) {
        if (filter.part().isEmpty()) {
            return "";
        }
        String like = dialect == Dialect.POSTGRESQL ? "ilike" : "like";
        return "and %s %s :part escape '!'".formatted(column, like);
    }

    /// Whether the manifest fits.
    String ofManifest() {
        return filter.platform().map(this::runsOn).orElse("")
                + attached(filter.signed(), SIGNATURE, ".sig", SIGNATURE, "")
                + attached(filter.sbom(), SBOM, ".sbom", "about.accessory_type is not null", CARRIED_SBOM)
                + filter.label().map(_ -> LABELLED).orElse("");
    }

    private String runsOn(RunsOn wanted) {
        if (wanted.nowhere()) {
            return "and 1 = 0\n";
        }
        String variant = wanted.variant()
                .map(_ -> "and %s = :variant".formatted(dialect.member("c.platform", "variant")))
                .orElse("");
        return """
                and (
                    select 1
                    from artifact made
                    where made.repository_id = :repository
                    and made.digest = t.digest
                    and (
                        (%s = :os and %s = :architecture)
                        or (
                            select 1
                            from artifact_child c
                            where c.artifact_id = made.id
                            and %s = :os
                            and %s = :architecture
                            %s
                            limit 1
                        ) is not null
                    )
                    limit 1
                ) is not null
                """.formatted(
                        dialect.member("made.extra_attrs", "os"),
                        dialect.member("made.extra_attrs", "architecture"),
                        dialect.member("c.platform", "os"),
                        dialect.member("c.platform", "architecture"),
                        variant);
    }

    /// With the plus no index begins with the repository, of which SQLite would read all each time.
    private static String attached(Optional<Boolean> wanted, String what, String ending, String named, String carried) {
        return wanted.map(yes -> """
                and coalesce(
                    (
                        select 1
                        from artifact about
                        where +about.repository_id = :repository
                        and about.subject_digest = t.digest
                        and %s
                        limit 1
                    ),
                    (
                        select 1
                        from tag named
                        join artifact about on about.repository_id = named.repository_id and about.digest = named.digest
                        where named.repository_id = :repository
                        and named.name = replace(t.digest, ':', '-') || '%s'
                        and %s
                        limit 1
                    )%s
                ) is %s null
                """.formatted(what, ending, named, carried, yes ? "not" : ""))
                .orElse("");
    }

    /// Binds what the conditions name.
    void bind(Query query) {
        if (!filter.part().isEmpty()) {
            String literal = filter.part().replace("!", "!!").replace("%", "!%").replace("_", "!_");
            query.bind("part", "%" + literal + "%");
        }
        filter.platform().ifPresent(wanted -> {
            query.bind("os", wanted.os()).bind("architecture", wanted.architecture());
            wanted.variant().ifPresent(variant -> query.bind("variant", variant));
        });
        filter.label().ifPresent(label -> query.bind("label", label));
    }
}
