package dev.berth.api.harbor.quota;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.quota.QuotaRecords.QuotaUpdateReq;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.quota.Quota;
import dev.berth.control.quota.Quotas;
import dev.berth.control.quota.StorageLimit;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Answers `/api/v2.0/quotas`.
public final class QuotaEndpoints {

    private static final String ALL = "/api/v2.0/quotas";
    private static final String ONE = ALL + "/{id}";

    private final Quotas quotas;

    public QuotaEndpoints(Quotas quotas) {
        this.quotas = quotas;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                describe("listQuotas", "The quotas of all projects")
                                        .listed(Quotas.FIELDS)
                                        .query("reference", ValueType.STRING, "what they are about: project")
                                        .query("reference_id", ValueType.INTEGER, "only that of this project")
                                        .answersMany(200, "a page of quotas", QuotaRecords.Quota.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                describe("getQuota", "A quota")
                                        .answers(200, "the quota", QuotaRecords.Quota.class)
                                        .answers(404, "there is none")),
                        this::one),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("updateQuota", "Set how much a project may hold")
                                        .takes(QuotaUpdateReq.class)
                                        .answers(200, "done")
                                        .answers(400, "what is wrong with it")
                                        .answers(404, "there is none")),
                        this::update));
    }

    private static AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.QUOTA, action), ScopeSource.INSTALLATION);
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, Quotas.FIELDS);
        Optional<Long> project = call.query("reference_id").map(QuotaEndpoints::number);
        if (project.isPresent()) {
            Condition one = new Condition.Equal(
                    Quotas.FIELDS.find("reference_id").orElseThrow(), new Value.Whole(project.get()));
            request = request.with(request.query().filter().and(one));
        }
        List<QuotaRecords.Quota> records = quotas.list(request.query()).stream()
                .map(QuotaRecords.Quota::of)
                .toList();
        return request.answer(call, quotas.count(request.query()), records);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "reference_id must be a whole number", e);
        }
    }

    private Response one(Call call) {
        Quota quota = quotas.find(call.number("id"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no such quota"));
        return Json.response(200, QuotaRecords.Quota.of(quota));
    }

    private Response update(Call call) throws IOException {
        QuotaUpdateReq wish = Json.read(call.request(), QuotaUpdateReq.class);
        if (wish.hard() == null || wish.hard().storage() == null) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "hard required in body, with its storage");
        }
        quotas.update(
                call.actor(), call.number("id"), new StorageLimit(wish.hard().storage()));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "quota", summary);
    }
}
