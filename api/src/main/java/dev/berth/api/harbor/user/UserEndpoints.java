package dev.berth.api.harbor.user;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/users`: make a user, and who am I.
public final class UserEndpoints {

    private static final String ALL = "/api/v2.0/users";

    private final Users users;

    public UserEndpoints(Users users) {
        this.users = users;
    }

    /// A user to be made.
    record UserCreationReq(
            @Nullable String email,
            @Nullable String realname,
            @Nullable String comment,
            @Nullable String password,
            @Nullable String username) {
        @Override
        public String toString() {
            return "UserCreationReq[" + username + "]";
        }
    }

    /// A user.
    record UserResp(
            String email,
            String realname,
            String comment,
            long userId,
            String username,
            boolean sysadminFlag,
            boolean adminRoleInAuth,
            String creationTime,
            String updateTime) {

        static UserResp of(User user) {
            return new UserResp(
                    user.email(),
                    user.realName(),
                    user.comment(),
                    user.id(),
                    user.username(),
                    user.administrator(),
                    false,
                    HarborTime.text(user.createdAt()),
                    HarborTime.text(user.updatedAt()));
        }
    }

    public List<Endpoint> endpoints() {
        AccessRule create =
                new AccessRule.Requires(new Permission(Resource.USER, Action.CREATE), ScopeSource.INSTALLATION);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                create,
                                describe("createUser", "Make a user")
                                        .takes(UserCreationReq.class)
                                        .answers(201, "the user is made; Location names it")
                                        .answers(409, "the name or address is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL + "/current",
                                new AccessRule.Authenticated(),
                                describe("getCurrentUserInfo", "The user who asks")
                                        .answers(200, "the user", UserResp.class)
                                        .answers(412, "the caller is no user")),
                        this::current));
    }

    private Response create(Call call) throws IOException {
        UserCreationReq wish = Json.read(call.request(), UserCreationReq.class);
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

    private Response current(Call call) {
        User user = users.find(call.principal().id())
                .filter(found -> found.username().equals(call.principal().name()))
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.PRECONDITION,
                        "%s is not a user".formatted(call.principal().name())));
        return Json.response(200, UserResp.of(user));
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "the part '%s' is missing".formatted(name));
        }
        return value;
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "user", summary);
    }
}
