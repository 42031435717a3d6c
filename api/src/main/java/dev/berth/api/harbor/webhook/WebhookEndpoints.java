package dev.berth.api.harbor.webhook;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.webhook.WebhookRecords.DeliveryDetail;
import dev.berth.api.harbor.webhook.WebhookRecords.Execution;
import dev.berth.api.harbor.webhook.WebhookRecords.PayloadFormat;
import dev.berth.api.harbor.webhook.WebhookRecords.SupportedWebhookEventTypes;
import dev.berth.api.harbor.webhook.WebhookRecords.Task;
import dev.berth.api.harbor.webhook.WebhookRecords.Trial;
import dev.berth.api.harbor.webhook.WebhookRecords.WebhookJob;
import dev.berth.api.harbor.webhook.WebhookRecords.WebhookLastTrigger;
import dev.berth.api.harbor.webhook.WebhookRecords.WebhookPolicy;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.webhook.Deliveries;
import dev.berth.control.webhook.Delivery;
import dev.berth.control.webhook.EventType;
import dev.berth.control.webhook.WebhookTrials;
import dev.berth.control.webhook.Webhooks;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ListQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers `/api/v2.0/projects/{project_name_or_id}/webhook/…`.
public final class WebhookEndpoints {

    private static final String ROOT = ProjectPath.ONE + "/webhook";
    private static final String ALL = ROOT + "/policies";
    private static final String ONE = ALL + "/{webhook_policy_id}";
    private static final String EXECUTIONS = ONE + "/executions";
    private static final String TASKS = EXECUTIONS + "/{execution_id}/tasks";
    private static final String EXT_ONE = "/api/ext/v1" + ONE.substring("/api/v2.0".length());
    private static final String EXT = EXT_ONE + "/deliveries/{delivery_id}";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final WebhookTrials trials;
    private final ProjectPath path;

    public WebhookEndpoints(Webhooks webhooks, Deliveries deliveries, WebhookTrials trials, ProjectPath path) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.trials = trials;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return Stream.concat(policies(), history()).toList();
    }

    private Stream<Endpoint> policies() {
        return Stream.of(
                endpoint(
                        Method.GET,
                        ALL,
                        Action.LIST,
                        describe("ListWebhookPoliciesOfProject", "The webhook policies of a project")
                                .listed(Webhooks.FIELDS)
                                .answersMany(200, "a page of policies", WebhookPolicy.class),
                        this::list),
                endpoint(
                        Method.POST,
                        ALL,
                        Action.CREATE,
                        describe("CreateWebhookPolicyOfProject", "Make a webhook policy")
                                .takes(WebhookPolicy.class)
                                .answers(201, "it is made; Location names it")
                                .answers(400, "what is wrong with it")
                                .answers(409, "the project has a policy of this name"),
                        this::create),
                endpoint(
                        Method.GET,
                        ONE,
                        Action.READ,
                        describe("GetWebhookPolicyOfProject", "A webhook policy, without secrets")
                                .answers(200, "the policy", WebhookPolicy.class)
                                .answers(404, "the project has no such policy"),
                        call -> Json.response(200, WebhookPolicy.of(policy(call)))),
                endpoint(
                        Method.PUT,
                        ONE,
                        Action.UPDATE,
                        describe(
                                        "UpdateWebhookPolicyOfProject",
                                        "Change a webhook policy; a target without auth_header, or with an empty one, keeps it")
                                .takes(WebhookPolicy.class)
                                .answers(200, "done")
                                .answers(400, "what is wrong with it")
                                .answers(404, "the project has no such policy"),
                        this::update),
                endpoint(
                        Method.DELETE,
                        ONE,
                        Action.DELETE,
                        describe("DeleteWebhookPolicyOfProject", "Delete a webhook policy with its history")
                                .answers(200, "it is gone")
                                .answers(404, "the project has no such policy"),
                        this::delete),
                endpoint(
                        Method.GET,
                        ROOT + "/events",
                        Action.READ,
                        describe("GetSupportedEventTypes", "What policies can be made of")
                                .answers(200, "kinds of events, targets and formats", SupportedWebhookEventTypes.class),
                        _ -> Json.response(200, supported())));
    }

    private Stream<Endpoint> history() {
        return Stream.of(
                endpoint(
                        Method.GET,
                        EXECUTIONS,
                        Action.READ,
                        describe("ListExecutionsOfWebhookPolicy", "What a policy told, newest first")
                                .listed(Deliveries.FIELDS)
                                .answersMany(200, "a page of executions", Execution.class)
                                .answers(404, "the project has no such policy"),
                        call -> page(call, policy(call).id(), Execution::of)),
                endpoint(
                        Method.GET,
                        TASKS,
                        Action.READ,
                        describe("ListTasksOfWebhookExecution", "The one task of an execution")
                                .listed(Deliveries.FIELDS)
                                .answersMany(200, "the task", Task.class)
                                .answers(404, "the policy has no such execution"),
                        call -> ListRequest.of(call, Deliveries.FIELDS)
                                .answer(call, 1, List.of(Task.of(delivery(call, "execution_id"))))),
                endpoint(
                        Method.GET,
                        TASKS + "/{task_id}/log",
                        Action.READ,
                        describe("GetLogsOfWebhookTask", "A line for each attempt, and what came back")
                                .answers(200, "the log", "text/plain")
                                .answers(404, "the policy has no such execution"),
                        this::log),
                endpoint(
                        Method.GET,
                        ROOT + "/lasttrigger",
                        Action.READ,
                        describe("LastTrigger", "When the policies of a project last told of each kind of event")
                                .answersMany(200, "policies and kinds", WebhookLastTrigger.class),
                        this::lastTriggers),
                endpoint(
                        Method.GET,
                        ROOT + "/jobs",
                        Action.LIST,
                        describe("ListWebhookJobs", "What a policy told, in the form of Harbor before 2.7")
                                .query("policy_id", ValueType.INTEGER, "the policy; required")
                                .listed(Deliveries.FIELDS)
                                .answersMany(200, "a page of jobs", WebhookJob.class)
                                .answers(404, "the project has no such policy"),
                        this::jobs),
                endpoint(
                        Method.GET,
                        EXT,
                        Action.READ,
                        describe("getWebhookDelivery", "A delivery with what was sent and what came back")
                                .answers(200, "the delivery", DeliveryDetail.class)
                                .answers(404, "the policy has no such delivery"),
                        call -> Json.response(200, DeliveryDetail.of(delivery(call, "delivery_id")))),
                endpoint(
                        Method.POST,
                        EXT + "/redeliver",
                        Action.UPDATE,
                        describe("redeliverWebhook", "Tell the same once more")
                                .answers(201, "it is tried soon; Location names the new delivery")
                                .answers(404, "the policy has no such delivery"),
                        this::redeliver),
                endpoint(
                        Method.POST,
                        EXT_ONE + "/test",
                        Action.UPDATE,
                        describe("tryWebhook", "Tell each target something that did not happen, once")
                                .answers(201, "the deliveries, whose outcome follows soon", Trial.class)
                                .answers(404, "the project has no such policy")
                                .answers(409, "webhooks are switched off for the installation")
                                .answers(429, "it was tried often just now"),
                        this::begin));
    }

    private Endpoint endpoint(
            Method method, String template, Action action, Documentation documentation, Endpoint.Answerer answerer) {
        AccessRule access = new AccessRule.Requires(new Permission(Resource.NOTIFICATION_POLICY, action), path);
        return new Endpoint(new Route(method, template, access, documentation), answerer);
    }

    private long project(Call call) {
        return path.require(call).id();
    }

    private dev.berth.control.webhook.WebhookPolicy policy(Call call) {
        return webhooks.require(project(call), call.number("webhook_policy_id"));
    }

    private Delivery delivery(Call call, String variable) {
        return deliveries.require(policy(call).id(), call.number(variable));
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, Webhooks.FIELDS);
        long project = project(call);
        return request.answer(
                call,
                webhooks.count(project, request.query()),
                webhooks.list(project, request.query()).stream()
                        .map(WebhookPolicy::of)
                        .toList());
    }

    private Response create(Call call) throws IOException {
        WebhookPolicy wish = Json.read(call.request(), WebhookPolicy.class);
        long id = webhooks.create(call.actor(), project(call), wish.terms());
        return Response.of(201, Headers.of("Location", call.request().path() + "/" + id));
    }

    private Response update(Call call) throws IOException {
        WebhookPolicy wish = Json.read(call.request(), WebhookPolicy.class);
        webhooks.update(call.actor(), project(call), call.number("webhook_policy_id"), wish.terms());
        return Response.of(200);
    }

    private Response delete(Call call) {
        webhooks.delete(call.actor(), project(call), call.number("webhook_policy_id"));
        return Response.of(200);
    }

    private static SupportedWebhookEventTypes supported() {
        return new SupportedWebhookEventTypes(
                Stream.of(EventType.values()).map(EventType::name).toList(),
                List.of("http", "slack"),
                List.of(
                        new PayloadFormat("http", List.of("CloudEvents", "Default")),
                        new PayloadFormat("slack", List.of("Default"))));
    }

    private Response page(Call call, long policy, Function<Delivery, ?> form) {
        ListRequest request = ListRequest.of(call, Deliveries.FIELDS);
        Deliveries.Page page = deliveries.list(policy, request.query());
        return request.answer(
                call, page.total(), page.deliveries().stream().map(form).toList());
    }

    private Response jobs(Call call) {
        long policy = call.query("policy_id")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.UNPROCESSABLE_ENTITY, "policy_id in query is required, and a number"));
        return page(call, webhooks.require(project(call), policy).id(), WebhookJob::of);
    }

    private Response log(Call call) {
        Delivery delivery = delivery(call, "execution_id");
        String text = delivery.log()
                + delivery.responseStatus()
                        .map(status -> "\n" + status + "\n" + delivery.responseBody())
                        .orElse("");
        return new Response(
                200,
                Headers.of("Content-Type", "text/plain; charset=utf-8"),
                new ResponseBody.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Response lastTriggers(Call call) {
        List<dev.berth.control.webhook.WebhookPolicy> policies = webhooks.list(project(call), ListQuery.first(0));
        Map<String, String> last =
                deliveries
                        .lastTriggers(policies.stream()
                                .map(dev.berth.control.webhook.WebhookPolicy::id)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(
                                trigger -> trigger.policy() + " " + trigger.type(),
                                trigger -> HarborTime.text(trigger.at())));
        return Json.response(
                200,
                policies.stream()
                        .flatMap(policy -> policy.terms().eventTypes().stream()
                                .map(type -> new WebhookLastTrigger(
                                        policy.terms().name(),
                                        type.name(),
                                        policy.terms().enabled(),
                                        HarborTime.text(policy.createdAt()),
                                        last.get(policy.id() + " " + type))))
                        .toList());
    }

    private Response begin(Call call) {
        List<Long> made = trials.begin(call.actor(), path.require(call), call.number("webhook_policy_id"));
        return Json.response(201, new Trial(made));
    }

    private Response redeliver(Call call) {
        long policy = policy(call).id();
        long made = deliveries.repeat(policy, call.number("delivery_id"));
        String own = call.request().path();
        String all = own.substring(0, own.lastIndexOf('/', own.length() - "/redeliver".length() - 1));
        return Response.of(201, Headers.of("Location", all + "/" + made));
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "webhook", summary);
    }
}
