package dev.berth.api.harbor.immutability;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.immutability.ImmutabilityRecords.ImmutableRule;
import dev.berth.api.harbor.immutability.ImmutabilityRecords.ImmutableRuleReq;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Page;
import dev.berth.api.support.Route;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.immutability.ImmutabilityRule;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.io.IOException;
import java.util.List;

/// Answers `/api/v2.0/projects/{project_name_or_id}/immutabletagrules`.
public final class ImmutabilityEndpoints {

    private static final String ALL = ProjectPath.ONE + "/immutabletagrules";
    private static final String ONE = ALL + "/{immutable_rule_id}";

    private final Immutability immutability;
    private final ProjectPath path;

    public ImmutabilityEndpoints(Immutability immutability, ProjectPath path) {
        this.immutability = immutability;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                describe("ListImmuRules", "The immutability rules of a project")
                                        .paged()
                                        .answersMany(200, "a page of rules", ImmutableRule.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                may(Action.CREATE),
                                describe("CreateImmuRule", "Make an immutability rule")
                                        .takes(ImmutableRuleReq.class)
                                        .answers(201, "it is made; Location names it")
                                        .answers(400, "what is wrong with it")
                                        .answers(409, "the project has the same rule")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("UpdateImmuRule", "Change an immutability rule, or switch it off or on")
                                        .takes(ImmutableRuleReq.class)
                                        .answers(200, "done")
                                        .answers(400, "what is wrong with it")
                                        .answers(404, "the project has no such rule")
                                        .answers(409, "another rule of the project is the same")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("DeleteImmuRule", "Delete an immutability rule")
                                        .answers(200, "it is gone")
                                        .answers(404, "the project has no such rule")),
                        this::delete));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.IMMUTABLE_TAG, action), path);
    }

    private Response list(Call call) {
        Page page = Page.of(call);
        List<ImmutabilityRule> rules =
                immutability.rules(path.require(call).name()).rules();
        List<ImmutableRule> records =
                page.of(rules).stream().map(ImmutableRule::of).toList();
        Headers headers = page.headers(call, rules.size()).and("Content-Type", Json.MEDIA_TYPE);
        return new Response(200, headers, new ResponseBody.Bytes(Json.bytes(records)));
    }

    private Response create(Call call) throws IOException {
        ImmutableRuleReq wish = Json.read(call.request(), ImmutableRuleReq.class);
        ImmutabilityRule rule =
                immutability.create(call.actor(), path.require(call).name(), wish.terms());
        return Response.of(201, Headers.of("Location", call.request().path() + "/" + rule.id()));
    }

    private Response update(Call call) throws IOException {
        ImmutableRuleReq wish = Json.read(call.request(), ImmutableRuleReq.class);
        long id = call.number("immutable_rule_id");
        if (wish.id() != null && wish.id() != 0 && wish.id() != id) {
            throw ImmutabilityRecords.invalid(
                    "id: the path names rule %d and the body rule %d".formatted(id, wish.id()));
        }
        immutability.update(call.actor(), path.require(call).name(), id, wish.terms());
        return Response.of(200);
    }

    private Response delete(Call call) {
        immutability.delete(call.actor(), path.require(call).name(), call.number("immutable_rule_id"));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "immutable", summary);
    }
}
