package dev.berth.control.view;

import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Which artifacts lists show: no accessories, and of what an index lists only what has a tag, unless all is asked
/// for; narrowed to tags. In SQL about the artifact `a`.
final class ArtifactConditions {

    /// The sum keeps PostgreSQL from looking through all tags of the repository, which it takes for an average one,
    /// and the limit from reading all tags of all repositories at once.
    private static final String TAGGED = """
            (
                select 1
                from tag t
                where t.digest = %1$s.digest
                and t.repository_id + 0 = %1$s.repository_id%2$s
                limit 1
            ) is not null
            """;

    private static final String ANY_TAG = anyTag("a");

    /// A tag of cosign's older form makes an accessory of what could be one, and of nothing else.
    static final String NO_ACCESSORY = """
            and a.subject_digest is null
            and (a.accessory_type is null or (
                select 1
                from tag c
                where c.digest = a.digest
                and c.repository_id + 0 = a.repository_id
                and (c.name like 'sha256-%.sig' or c.name like 'sha256-%.att' or c.name like 'sha256-%.sbom')
                limit 1
            ) is null)
            """;

    /// Listed by no index.
    private static final String NO_PARENT = """
                (
                    select 1
                    from manifest_reference parent
                    where parent.repository_id = a.repository_id
                    and parent.manifest_digest = a.digest
                    limit 1
                ) is null
            """;

    /// Most are listed by no index, and those are few and close together: they are looked for before the tags, which
    /// lie all over the tables of all repositories.
    static final String NO_CHILD = "and (" + NO_PARENT + " or " + ANY_TAG + ")\n";

    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder(NO_ACCESSORY);
    private final List<Consumer<Query>> bindings = new ArrayList<>();
    private final List<Consumer<Query>> tagBindings = new ArrayList<>();
    private final List<String> tagTerms = new ArrayList<>();
    private boolean untagged;

    ArtifactConditions(Dialect dialect, Filter filter) {
        this.dialect = dialect;
        filter.on(ArtifactFields.TAGS).ifPresent(this::tags);
        // What has a tag is listed whether or not an index lists it, and what has none only when no index does.
        if (filter.on(ArtifactFields.BASE).isEmpty() && tagTerms.isEmpty()) {
            sql.append(untagged ? "and " + NO_PARENT : NO_CHILD);
        }
        if (untagged) {
            sql.append("and not ").append(ANY_TAG);
        }
        filter.on(ArtifactFields.LABELS).ifPresent(this::labels);
    }

    /// Whether any tag points to it.
    ///
    /// @param manifest what has its repository and digest
    static String anyTag(String manifest) {
        return TAGGED.formatted(manifest, "");
    }

    /// What of the filter is said here and not by columns.
    static Filter byColumns(Filter filter) {
        return filter.without(ArtifactFields.BASE).without(ArtifactFields.TAGS).without(ArtifactFields.LABELS);
    }

    /// @param found whether it is about artifacts only that were found by [#tagTerm], which need not be asked again
    String sql(boolean found) {
        return sql
                + tagTerms.stream()
                        .skip(found ? 1 : 0)
                        .map(term -> "and " + TAGGED.formatted("a", term))
                        .collect(Collectors.joining());
    }

    /// Binds what [#sql] names.
    void bind(Query query, boolean found) {
        tagBindings.stream().skip(found ? 1 : 0).forEach(binding -> binding.accept(query));
        bindings.forEach(binding -> binding.accept(query));
    }

    /// What is asked of the tag `t` of an artifact, or of the first of several; empty when none is asked for.
    Optional<String> tagTerm() {
        return tagTerms.stream().findFirst();
    }

    /// Binds what [#tagTerm] names.
    void bindTag(Query query) {
        tagBindings.stream().limit(1).forEach(binding -> binding.accept(query));
    }

    private void tags(Condition condition) {
        switch (condition) {
            case Condition.Equal(var _, Value value) -> equal(value);
            case Condition.AnyOf(var _, List<Value> values) -> named(values);
            case Condition.AllOf(var _, List<Value> values) -> values.forEach(value -> named(List.of(value)));
            case Condition.Contains(var _, String part) -> containing(part);
            case Condition.Between(var _, Optional<Value> from, Optional<Value> to) -> {
                from.ifPresent(low -> compared(">=", low));
                to.ifPresent(high -> compared("<=", high));
            }
        }
    }

    private void labels(Condition condition) {
        switch (condition) {
            case Condition.Equal(var _, Value value) -> labelled(List.of(value));
            case Condition.AnyOf(var _, List<Value> values) -> labelled(values);
            case Condition.AllOf(var _, List<Value> values) -> values.forEach(value -> labelled(List.of(value)));
            case Condition.Contains _, Condition.Between _ -> sql.append("and 1 = 0\n");
        }
    }

    private void labelled(List<Value> values) {
        String name = next();
        List<Long> ids = values.stream()
                .map(value -> value instanceof Value.Whole(long id) ? id : 0L)
                .toList();
        bindings.add(query -> query.bindNumbers(name, ids));
        sql.append("""
                and exists (
                    select 1
                    from artifact_label l
                    where l.repository_id = a.repository_id
                    and l.digest = a.digest
                    and l.label_id in %s
                )
                """.formatted(dialect.numbers(name)));
    }

    private void equal(Value value) {
        switch (text(value)) {
            case "*" -> tagged("", _ -> {});
            case "nil" -> untagged = true;
            default -> named(List.of(value));
        }
    }

    private void tagged(String term, Consumer<Query> binding) {
        tagTerms.add(term);
        tagBindings.add(binding);
    }

    private void named(List<Value> values) {
        if (values.size() == 1) {
            compared("=", values.getFirst());
            return;
        }
        String name = nextTag();
        String names = Tuples.of(values.stream().map(ArtifactConditions::text).toList())
                .json();
        // Each is looked up. With a list that it joins PostgreSQL would read all tags of the repository.
        String several = switch (dialect) {
            case SQLITE -> " and t.name in (select value ->> 0 from %s)";
            case POSTGRESQL -> " and t.name = any (array(select value ->> 0 from %s))";
        };
        tagged(several.formatted(dialect.tuples(name)), query -> query.bind(name, names));
    }

    private void containing(String part) {
        String name = nextTag();
        String literal = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        String like = dialect == Dialect.POSTGRESQL ? "ilike" : "like";
        tagged(" and t.name %s :%s escape '!'".formatted(like, name), query -> query.bind(name, "%" + literal + "%"));
    }

    private void compared(String operator, Value value) {
        String name = nextTag();
        tagged(" and t.name %s :%s".formatted(operator, name), query -> query.bind(name, text(value)));
    }

    private String nextTag() {
        return "wantedTag" + tagTerms.size();
    }

    private String next() {
        return "wanted" + bindings.size();
    }

    private static String text(Value value) {
        return value instanceof Value.Text(String text) ? text : value.toString();
    }
}
