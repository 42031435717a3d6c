package dev.berth.api.ext.tag;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.ext.tag.TagListRecords.Marks;
import dev.berth.api.ext.tag.TagListRecords.TagList;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListLimit;
import dev.berth.api.support.Route;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.label.Label;
import dev.berth.control.label.LabelledArtifact;
import dev.berth.control.label.Labels;
import dev.berth.control.view.TagCursor;
import dev.berth.control.view.TagGroup;
import dev.berth.control.view.TagGroups;
import dev.berth.control.view.TagSort;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Answers `/api/ext/v1/projects/{project_name}/repos/{repository_name}/tags`.
public final class TagListEndpoints {

    private static final ListLimit LIMIT = new ListLimit("limit", 20, 100);
    private static final String SORTS = Arrays.stream(TagSort.values())
            .map(sort -> sort.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final TagGroups groups;
    private final Repositories repositories;
    private final Immutability immutability;
    private final Labels labels;
    private final RepositoryPath path;

    public TagListEndpoints(
            TagGroups groups,
            Repositories repositories,
            Immutability immutability,
            Labels labels,
            RepositoryPath path) {
        this.groups = groups;
        this.repositories = repositories;
        this.immutability = immutability;
        this.labels = labels;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/projects/{project_name}/repos/{repository_name}/tags",
                        new AccessRule.Requires(new Permission(Resource.TAG, Action.LIST), path),
                        Documentation.of(
                                        "listTagGroups",
                                        "tag",
                                        "The tags of a repository, one row for each manifest that has any")
                                .query("q", ValueType.STRING, "a part of a tag, upper or lower case")
                                .query(
                                        "platform",
                                        ValueType.STRING,
                                        "os/architecture, or with a variant: what runs there")
                                .query("signed", ValueType.BOOLEAN, "whether a signature is attached")
                                .query("sbom", ValueType.BOOLEAN, "whether a list of what is inside is attached")
                                .query("label", ValueType.INTEGER, "the id of one that the manifest carries")
                                .query("sort", ValueType.STRING, "one of " + SORTS + "; semver without it")
                                .query(
                                        "order",
                                        ValueType.STRING,
                                        "asc or desc; without it, names ascend and all else descends")
                                .query("cursor", ValueType.STRING, "where to go on, as an earlier page said")
                                .query(LIMIT.name(), ValueType.INTEGER, LIMIT.text("rows on a page"))
                                .answers(200, "a page", TagList.class)
                                .answers(400, "no such order, or the cursor is of another")
                                .answers(404, "there is no such repository")),
                this::list));
    }

    private Response list(Call call) {
        RepositoryName name = path.repository(call);
        RepositoryId repository = repositories.find(name).orElseThrow(() -> RepositoryPath.missing(name));
        TagGroup.Page page = groups.list(repository, query(call));
        Predicate<Tag> immutable = immutability.rules(name.project()).in(name);
        Map<LabelledArtifact, List<Label>> carried = labels.of(page.groups().stream()
                .map(group -> new LabelledArtifact(repository, group.digest()))
                .toList());
        return Json.response(
                200,
                TagList.of(
                        page,
                        group -> new Marks(
                                group.aliases().stream().anyMatch(tag -> immutable.test(new Tag(tag))),
                                carried.getOrDefault(new LabelledArtifact(repository, group.digest()), List.of())),
                        !call.principal().anonymous()));
    }

    private static TagGroup.Query query(Call call) {
        TagSort sort = call.query("sort")
                .map(text -> Arrays.stream(TagSort.values())
                        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> bad("sort: one of " + SORTS)))
                .orElse(TagSort.SEMVER);
        boolean descending = call.query("order")
                .map(text -> switch (text) {
                    case "asc" -> false;
                    case "desc" -> true;
                    default -> throw bad("order: asc or desc");
                })
                .orElse(sort != TagSort.NAME);
        Optional<TagCursor> cursor = call.query("cursor")
                .map(text -> TagCursor.parse(text, sort, descending)
                        .orElseThrow(() -> bad("cursor: it was not given out for a list in this order")));
        return new TagGroup.Query(TagFilters.of(call), sort, descending, cursor, LIMIT.of(call));
    }

    static DomainException bad(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }
}
