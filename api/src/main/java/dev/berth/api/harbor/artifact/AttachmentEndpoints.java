package dev.berth.api.harbor.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.harbor.artifact.ArtifactRecords.Accessory;
import dev.berth.api.harbor.artifact.ArtifactRecords.LabelReference;
import dev.berth.api.harbor.artifact.ArtifactRecords.NewTag;
import dev.berth.api.harbor.artifact.ArtifactRecords.Tag;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.artifact.Artifacts;
import dev.berth.control.label.Labels;
import dev.berth.control.view.AccessoryView;
import dev.berth.control.view.ArtifactFields;
import dev.berth.control.view.ArtifactView;
import dev.berth.control.view.ArtifactViews;
import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.control.view.TagView;
import dev.berth.oci.Reference;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Answers what hangs on one artifact: tags, labels, accessories.
public final class AttachmentEndpoints {

    private final ArtifactViews views;
    private final Artifacts artifacts;
    private final ArtifactAnswers answers;
    private final Labels labels;
    private final RepositoryPath path;

    public AttachmentEndpoints(
            ArtifactViews views, Artifacts artifacts, ArtifactAnswers answers, Labels labels, RepositoryPath path) {
        this.views = views;
        this.artifacts = artifacts;
        this.answers = answers;
        this.labels = labels;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ArtifactEndpoints.ONE + "/tags",
                                may(Resource.TAG, Action.LIST),
                                describe("listTags", "The tags of an artifact")
                                        .listed(ArtifactFields.TAG)
                                        .query(
                                                "with_immutable_status",
                                                ValueType.BOOLEAN,
                                                "whether each tag must stay as it is")
                                        .answersMany(200, "a page of tags", Tag.class)),
                        this::listTags),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ArtifactEndpoints.ONE + "/tags",
                                may(Resource.TAG, Action.CREATE),
                                describe("createTag", "Give an artifact a new tag")
                                        .takes(NewTag.class)
                                        .answers(201, "done")
                                        .answers(409, "there is such a tag")),
                        this::createTag),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ArtifactEndpoints.ONE + "/tags/{tag_name}",
                                may(Resource.TAG, Action.DELETE),
                                describe("deleteTag", "Delete a tag; the artifact stays")
                                        .answers(200, "it is gone")
                                        .answers(404, "the artifact has no such tag")
                                        .answers(412, "it must stay")),
                        this::deleteTag),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ArtifactEndpoints.ONE + "/accessories",
                                may(Resource.ACCESSORY, Action.LIST),
                                describe("listAccessories", "What is attached to an artifact")
                                        .listed(ArtifactFields.ACCESSORY)
                                        .answersMany(200, "a page of accessories", Accessory.class)),
                        this::listAccessories),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ArtifactEndpoints.ONE + "/labels",
                                may(Resource.ARTIFACT_LABEL, Action.CREATE),
                                describe("addLabel", "Give an artifact a label")
                                        .takes(LabelReference.class)
                                        .answers(200, "done")
                                        .answers(404, "there is no such label for this project")
                                        .answers(409, "it carries the label")),
                        this::addLabel),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ArtifactEndpoints.ONE + "/labels/{label_id}",
                                may(Resource.ARTIFACT_LABEL, Action.DELETE),
                                describe("removeLabel", "Take a label from an artifact")
                                        .answers(200, "done")
                                        .answers(404, "it does not carry the label")),
                        this::removeLabel));
    }

    private AccessRule may(Resource resource, Action action) {
        return new AccessRule.Requires(new Permission(resource, action), path);
    }

    private ArtifactView require(Call call) {
        return ArtifactEndpoints.require(views, path, call);
    }

    private Response listTags(Call call) {
        ListRequest request = ListRequest.of(call, ArtifactFields.TAG);
        ArtifactView view = require(call);
        Listed<TagView> listed = views.tags(view, request.query());
        return request.answer(
                call,
                listed.total(),
                ArtifactAnswers.tags(view.repository(), listed.entries(), answers.rules(call, path.project(call))));
    }

    private Response createTag(Call call) throws IOException {
        NewTag wish = Json.read(call.request(), NewTag.class);
        String name = Optional.ofNullable(wish.name())
                .orElseThrow(() -> new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "name in body is required"));
        artifacts.tag(call.actor(), path.repository(call), reference(call), dev.berth.oci.Tag.parse(name));
        return Response.of(201);
    }

    private Response deleteTag(Call call) {
        artifacts.untag(
                call.actor(),
                path.repository(call),
                reference(call),
                dev.berth.oci.Tag.parse(call.variable("tag_name")));
        return Response.of(200);
    }

    private static Reference reference(Call call) {
        return Reference.parse(call.variable("reference"));
    }

    private Response listAccessories(Call call) {
        ListRequest request = ListRequest.of(call, ArtifactFields.ACCESSORY);
        Listed<AccessoryView> listed = views.accessories(require(call), request.query());
        return request.answer(
                call,
                listed.total(),
                listed.entries().stream().map(Accessory::of).toList());
    }

    private Response addLabel(Call call) throws IOException {
        LabelReference wish = Json.read(call.request(), LabelReference.class);
        long id = Optional.ofNullable(wish.id())
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "id: the label's id is missing"));
        labels.add(call.actor(), path.project(call).id(), ArtifactAnswers.carrier(require(call)), id);
        return Response.of(200);
    }

    private Response removeLabel(Call call) {
        labels.remove(call.actor(), ArtifactAnswers.carrier(require(call)), call.number("label_id"));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "artifact", summary);
    }
}
