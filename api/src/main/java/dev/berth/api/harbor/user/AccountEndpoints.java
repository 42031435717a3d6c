package dev.berth.api.harbor.user;

import static dev.berth.api.harbor.user.UserEndpoints.ALL;
import static dev.berth.api.harbor.user.UserEndpoints.ONE;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.principal.PasswordChange;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Profile;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.api.harbor.user.UserRecords.OIDCCliSecretReq;
import dev.berth.api.harbor.user.UserRecords.PasswordReq;
import dev.berth.api.harbor.user.UserRecords.UserProfile;
import dev.berth.api.harbor.user.UserRecords.UserResp;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Failure;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers what users ask and change about themselves, below `/api/v2.0/users/current` and
/// `/api/v2.0/users/{user_id}`.
public final class AccountEndpoints {

    private static final Pattern PROJECT = Pattern.compile("/project/([0-9]{1,18})/?");

    private final Authentication authentication;
    private final Users users;
    private final Permissions permissions;
    private final Projects projects;
    private final FailureWriter failures;

    public AccountEndpoints(
            Authentication authentication,
            Users users,
            Permissions permissions,
            Projects projects,
            FailureWriter failures) {
        this.authentication = authentication;
        this.failures = failures;
        this.users = users;
        this.permissions = permissions;
        this.projects = projects;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL + "/current",
                                new AccessRule.Authenticated(),
                                UserEndpoints.describe("getCurrentUserInfo", "The user who asks")
                                        .answers(200, "the user", UserResp.class)
                                        .answers(412, "the caller is no user")),
                        this::current),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL + "/current/permissions",
                                new AccessRule.Authenticated(),
                                UserEndpoints.describe(
                                                "getCurrentUserPermissions", "What the caller may do in a project")
                                        .query("scope", ValueType.STRING, "/project/ and its id")
                                        .query("relative", ValueType.BOOLEAN, "leave the scope out of the names")
                                        .answersMany(200, "what it may", UserRecords.Permission.class)),
                        this::permissions),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                oneself(Action.READ),
                                UserEndpoints.describe("getUser", "A user").answers(200, "the user", UserResp.class)),
                        this::one),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                oneself(Action.UPDATE),
                                UserEndpoints.describe("updateUserProfile", "Change name, address and comment")
                                        .takes(UserProfile.class)
                                        .answers(200, "done")
                                        .answers(409, "the address is taken")),
                        this::change),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE + "/password",
                                oneself(Action.UPDATE),
                                UserEndpoints.describe("updateUserPassword", "Set a new password")
                                        .takes(PasswordReq.class)
                                        .answers(200, "done")),
                        this::changePassword),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE + "/cli_secret",
                                oneself(Action.UPDATE),
                                UserEndpoints.describe("setCliSecret", "Set the secret of a user of another directory")
                                        .takes(OIDCCliSecretReq.class)
                                        .answers(412, "users here have passwords")),
                        this::setCliSecret));
    }

    private static AccessRule oneself(Action action) {
        return new AccessRule.Oneself("user_id", new Permission(Resource.USER, action));
    }

    private Response current(Call call) {
        User user = Optional.of(call.principal())
                .filter(principal -> principal.kind() == Actor.Kind.USER)
                .flatMap(principal -> users.find(principal.id()))
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.PRECONDITION,
                        "%s is not a user".formatted(call.principal().name())));
        return Json.response(200, UserResp.of(user));
    }

    private Response permissions(Call call) {
        boolean relative = call.flag("relative").orElse(false);
        Matcher scope = PROJECT.matcher(call.query("scope").orElse(""));
        Optional<Project> project = scope.matches() ? projects.find(Long.parseLong(scope.group(1))) : Optional.empty();
        List<UserRecords.Permission> may = project.stream()
                .flatMap(found -> permissions.held(call.principal(), found.scope()).stream()
                        .map(permission -> shown(permission, found, relative)))
                .sorted(Comparator.comparing(UserRecords.Permission::resource)
                        .thenComparing(UserRecords.Permission::action))
                .toList();
        return Json.response(200, may);
    }

    /// The project itself is a resource without a name of its own.
    private static UserRecords.Permission shown(Permission permission, Project project, boolean relative) {
        String scope = "/project/" + project.id();
        boolean itself = permission.resource() == Resource.PROJECT;
        String resource;
        if (relative) {
            resource = itself ? "." : permission.resource().wire();
        } else {
            resource = itself ? scope : scope + "/" + permission.resource().wire();
        }
        return new UserRecords.Permission(resource, permission.action().wire());
    }

    private Response one(Call call) {
        return Json.response(200, UserResp.of(require(call)));
    }

    private Response change(Call call) throws IOException {
        UserProfile wish = Json.read(call.request(), UserProfile.class);
        users.change(
                call.actor(),
                call.number("user_id"),
                new Profile(
                        UserEndpoints.text(wish.email()),
                        UserEndpoints.text(wish.realname()),
                        UserEndpoints.text(wish.comment())));
        return Response.of(200);
    }

    private Response changePassword(Call call) throws IOException {
        PasswordReq wish = Json.read(call.request(), PasswordReq.class);
        long id = call.number("user_id");
        Secret password = new Secret(UserEndpoints.required("new_password", wish.newPassword()));
        boolean own =
                call.principal().kind() == Actor.Kind.USER && call.principal().id() == id;
        if (own) {
            Secret old = new Secret(UserEndpoints.required("old_password", wish.oldPassword()));
            return changeOwn(call, old, password);
        }
        UserEndpoints.requireAdministrator(call);
        users.changePassword(call.actor(), id, password, PasswordChange.By.SOMEBODY_ELSE);
        return Response.of(200);
    }

    /// Proven as a login is: wrong guesses are counted and made to wait, and a personal token is no password.
    private Response changeOwn(Call call, Secret old, Secret password) {
        Principal asker = call.principal();
        return switch (authentication.password(asker.name(), old, call.request().remoteAddress())) {
            case AuthenticationResult.Authenticated(Principal proven)
            when proven.kind() == asker.kind()
                    && proven.id() == asker.id()
                    && proven.limit().isEmpty() -> {
                users.changePassword(call.actor(), asker.id(), password, PasswordChange.By.OWNER);
                yield Response.of(200);
            }
            case AuthenticationResult.Authenticated _, AuthenticationResult.Rejected _ ->
                throw new DomainException(ApiErrorCode.DENIED, "old_password: Current password is incorrect");
            case AuthenticationResult.Throttled(var retryAfter) -> failures.write(Failure.throttled(retryAfter));
        };
    }

    private Response setCliSecret(Call call) {
        User user = require(call);
        throw new DomainException(
                ApiErrorCode.PRECONDITION,
                "%s signs in with a password; only users of an OIDC provider have such a secret"
                        .formatted(user.username()));
    }

    private User require(Call call) {
        long id = call.number("user_id");
        return users.find(id).orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no user " + id));
    }
}
