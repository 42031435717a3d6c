package dev.berth.api.harbor.user;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.api.harbor.user.UserRecords.UserCreationReq;
import dev.berth.api.harbor.user.UserRecords.UserResp;
import dev.berth.api.harbor.user.UserRecords.UserSearchRespItem;
import dev.berth.api.harbor.user.UserRecords.UserSysAdminFlag;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.CsrfGuard;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Failure;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Settings;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/users`: what administrators do with users, and the search for them. What users do themselves
/// is in [AccountEndpoints].
public final class UserEndpoints {

    static final String ALL = "/api/v2.0/users";
    static final String ONE = ALL + "/{user_id}";

    /// What anybody may sort by: the order tells as much as the field.
    private static final Fields SEARCHED = Fields.of(Users.FIELDS.require("user_id"), Users.FIELDS.require("username"));

    private final Users users;
    private final Grants grants;
    private final Authentication authentication;
    private final Settings settings;
    private final CsrfGuard csrf;
    private final FailureWriter failures;

    /// @param settings says whether people make accounts for themselves
    public UserEndpoints(
            Users users,
            Grants grants,
            Authentication authentication,
            Settings settings,
            CsrfGuard csrf,
            FailureWriter failures) {
        this.users = users;
        this.grants = grants;
        this.authentication = authentication;
        this.settings = settings;
        this.csrf = csrf;
        this.failures = failures;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                describe("listUsers", "The users")
                                        .listed(Users.FIELDS)
                                        .query("username", ValueType.STRING, "a part of the name")
                                        .query("email", ValueType.STRING, "a part of the address")
                                        .answersMany(200, "a page of users", UserResp.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                new AccessRule.OpenWhile(
                                        new Permission(Resource.USER, Action.CREATE),
                                        () -> settings.value(Catalogue.SELF_REGISTRATION),
                                        "people make accounts for themselves while self_registration is set"),
                                describe("createUser", "Make a user, or an account for oneself")
                                        .header(
                                                "X-Harbor-CSRF-Token",
                                                ValueType.STRING,
                                                "for who is not signed in: what a GET answered")
                                        .takes(UserCreationReq.class)
                                        .answers(201, "the user is made; Location names it")
                                        .answers(409, "the name or address is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL + "/search",
                                new AccessRule.Authenticated(),
                                describe("searchUsers", "Users with a part of the name")
                                        .paged()
                                        .query("username", ValueType.STRING, "a part of the name; required")
                                        .answersMany(200, "a page of users", UserSearchRespItem.class)),
                        this::search),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("deleteUser", "Delete a user and all memberships of it")
                                        .answers(200, "the user is gone")),
                        this::delete),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE + "/sysadmin",
                                may(Action.UPDATE),
                                describe("setUserSysAdmin", "Make a user a system administrator, or no longer one")
                                        .takes(UserSysAdminFlag.class)
                                        .answers(200, "done")),
                        this::setAdministrator));
    }

    private static AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.USER, action), ScopeSource.INSTALLATION);
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, Users.FIELDS);
        Filter filter = request.query().filter();
        for (String field : List.of("username", "email")) {
            Optional<String> part = call.query(field);
            if (part.isPresent()) {
                filter = filter.and(new Condition.Contains(Users.FIELDS.require(field), part.get()));
            }
        }
        ListRequest narrowed = request.with(filter);
        List<UserResp> page =
                users.list(narrowed.query()).stream().map(UserResp::of).toList();
        return narrowed.answer(call, users.count(narrowed.query()), page);
    }

    private Response search(Call call) {
        String part = call.query("username")
                .orElseThrow(
                        () -> new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "username in query is required"));
        ListRequest request = ListRequest.of(call, SEARCHED)
                .with(Filter.ALL.and(new Condition.Contains(Users.FIELDS.require("username"), part)));
        List<UserSearchRespItem> page =
                users.list(request.query()).stream().map(UserSearchRespItem::of).toList();
        return request.answer(call, users.count(request.query()), page);
    }

    private Response create(Call call) throws IOException {
        UserCreationReq wish = Json.read(call.request(), UserCreationReq.class);
        Optional<Response> refusal = call.principal().anonymous() ? hindrance(call) : Optional.empty();
        return refusal.isPresent() ? refusal.get() : make(call, wish);
    }

    /// A page of ours sends what it was told before; another site, which could have accounts made from the
    /// addresses of all who look at it, cannot.
    private Optional<Response> hindrance(Call call) {
        if (!csrf.holds(call.request())) {
            throw new DomainException(
                    ApiErrorCode.DENIED,
                    "an account for oneself is made in a page: X-Harbor-CSRF-Token must be what a GET answered");
        }
        Duration wait = authentication.enrol(call.request().remoteAddress());
        return wait.isPositive()
                ? Optional.of(failures.write(Failure.throttled("too many accounts were made from here", wait)))
                : Optional.empty();
    }

    private Response make(Call call, UserCreationReq wish) {
        User user = users.create(
                call.actor(),
                new NewUser(
                        required("username", wish.username()),
                        text(wish.email()),
                        text(wish.realname()),
                        text(wish.comment()),
                        new Secret(required("password", wish.password())),
                        false));
        return Response.of(201, Headers.of("Location", ALL + "/" + user.id()));
    }

    private Response delete(Call call) {
        grants.deleteUser(call.actor(), call.number("user_id"));
        return Response.of(200);
    }

    private Response setAdministrator(Call call) throws IOException {
        UserSysAdminFlag wish = Json.read(call.request(), UserSysAdminFlag.class);
        requireAdministrator(call);
        boolean administrator = Optional.ofNullable(wish.sysadminFlag()).orElse(false);
        users.setAdministrator(call.actor(), call.number("user_id"), administrator);
        return Response.of(200);
    }

    /// Else whoever may change users, such as a robot, could make itself an administrator's equal.
    static void requireAdministrator(Call call) {
        if (!call.principal().administrator()) {
            throw new DomainException(
                    ApiErrorCode.DENIED, "only a system administrator may do this, with the password and no token");
        }
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, field + ": it is missing");
        }
        return value;
    }

    static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "user", summary);
    }
}
