package dev.berth.api.harbor.label;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.api.harbor.label.LabelRecords.LabelReq;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.label.Label;
import dev.berth.control.label.Labels;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Answers `/api/v2.0/labels`. The whole installation's labels are seen by everybody who is signed in and changed by
/// administrators; a project's are its members' matter.
public final class LabelEndpoints {

    private static final String ALL = "/api/v2.0/labels";
    private static final String ONE = ALL + "/{label_id}";

    private final Labels labels;
    private final Projects projects;
    private final Permissions permissions;

    public LabelEndpoints(Labels labels, Projects projects, Permissions permissions) {
        this.labels = labels;
        this.projects = projects;
        this.permissions = permissions;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                new AccessRule.Requires(may(Action.LIST), this::scopeOfList),
                                describe("ListLabels", "The labels of the installation or of a project")
                                        .listed(Labels.FIELDS)
                                        .query("name", ValueType.STRING, "a part of the name")
                                        .query("scope", ValueType.STRING, "g for the installation's, p for a project's")
                                        .query("project_id", ValueType.INTEGER, "whose, with scope p")
                                        .answersMany(200, "a page of labels", LabelRecords.Label.class)
                                        .answers(400, "scope p without a project_id")),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                // Where it is to be stands in the body, so the permission is asked for there.
                                new AccessRule.Authenticated(),
                                describe("CreateLabel", "Make a label")
                                        .takes(LabelReq.class)
                                        .answers(201, "it is made; Location names it")
                                        .answers(400, "what is wrong with it")
                                        .answers(409, "the name is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                one(Action.READ),
                                describe("GetLabelByID", "A label")
                                        .answers(200, "the label", LabelRecords.Label.class)
                                        .answers(404, "there is none")),
                        call -> Json.response(200, LabelRecords.Label.of(require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                one(Action.UPDATE),
                                describe("UpdateLabel", "Change a label's name, description or colour")
                                        .takes(LabelReq.class)
                                        .answers(200, "done")
                                        .answers(404, "there is none")
                                        .answers(409, "the name is taken")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                one(Action.DELETE),
                                describe("DeleteLabel", "Delete a label, and take it from all artifacts")
                                        .answers(200, "it is gone")
                                        .answers(404, "there is none")),
                        this::delete));
    }

    private static Permission may(Action action) {
        return new Permission(Resource.LABEL, action);
    }

    private AccessRule one(Action action) {
        return new AccessRule.Requires(
                may(action), call -> labels.find(call.number("label_id")).flatMap(label -> scope(label.project())));
    }

    private Optional<Scope> scopeOfList(Call call) {
        return scope(projectOfList(call));
    }

    private Optional<Scope> scope(Optional<Long> project) {
        return project.isEmpty()
                ? Optional.of(new Scope.Installation())
                : projects.find(project.get()).map(Project::scope);
    }

    private static Optional<Long> projectOfList(Call call) {
        Optional<Long> project = call.query("project_id")
                .map(text -> number(text)
                        .orElseThrow(() -> new DomainException(
                                ApiErrorCode.UNPROCESSABLE_ENTITY, "project_id must be a whole number")));
        return projectOf(call.query("scope"), project);
    }

    private static Optional<Long> number(String text) {
        boolean number = text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Long> projectOf(Optional<String> scope, Optional<Long> project) {
        return switch (scope.orElse("")) {
            case LabelRecords.GLOBAL, "" -> Optional.empty();
            case LabelRecords.PROJECT ->
                Optional.of(project.filter(id -> id > 0)
                        .orElseThrow(() -> new DomainException(
                                ApiErrorCode.BAD_REQUEST, "project_id: say whose labels with scope p")));
            default -> throw new DomainException(ApiErrorCode.BAD_REQUEST, "scope is g or p");
        };
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, Labels.FIELDS);
        Optional<String> part = call.query("name");
        if (part.isPresent()) {
            Condition name = new Condition.Contains(Labels.FIELDS.find("name").orElseThrow(), part.get());
            request = request.with(request.query().filter().and(name));
        }
        Optional<Long> project = projectOfList(call);
        List<LabelRecords.Label> records = labels.list(project, request.query()).stream()
                .map(LabelRecords.Label::of)
                .toList();
        return request.answer(call, labels.count(project, request.query()), records);
    }

    private Response create(Call call) throws IOException {
        LabelReq wish = Json.read(call.request(), LabelReq.class);
        if (wish.scope() == null) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "scope is g or p");
        }
        Optional<Long> project = projectOf(Optional.of(wish.scope()), Optional.ofNullable(wish.projectId()));
        requireMayCreate(call, scope(project));
        Label label = labels.create(call.actor(), project, wish.text());
        return Response.of(201, Headers.of("Location", ALL + "/" + label.id()));
    }

    private void requireMayCreate(Call call, Optional<Scope> scope) {
        boolean allowed = scope.filter(where -> permissions.allowed(call.principal(), may(Action.CREATE), where))
                .isPresent();
        if (!allowed && call.principal().administrator()) {
            throw new DomainException(ApiErrorCode.NOT_FOUND, "project_id: there is no such project");
        }
        if (!allowed) {
            throw new DomainException(
                    ApiErrorCode.DENIED,
                    "you may not do this here: it needs the permission %s".formatted(may(Action.CREATE)));
        }
    }

    private Label require(Call call) {
        return labels.find(call.number("label_id"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "the label does not exist any more"));
    }

    private Response update(Call call) throws IOException {
        LabelReq wish = Json.read(call.request(), LabelReq.class);
        Label label = require(call);
        labels.update(call.actor(), label.id(), wish.over(label.text()));
        return Response.of(200);
    }

    private Response delete(Call call) {
        labels.delete(call.actor(), call.number("label_id"));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "label", summary);
    }
}
