package dev.berth.api.oci;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.access.token.VerifiedToken;
import dev.berth.api.oci.Challenges.ScopeWanted;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Authenticator;
import dev.berth.api.support.Call;
import dev.berth.api.support.Failure;
import dev.berth.api.support.Identity;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.Actor;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Admits callers to the data plane. A token opens what its access list says; a password what its owner may do.
/// Absent and forbidden are answered alike.
final class OciAccess {

    static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);
    static final Permission PUSH = new Permission(Resource.REPOSITORY, Action.PUSH);
    static final Permission DELETE = new Permission(Resource.REPOSITORY, Action.DELETE);
    static final Permission CATALOG = new Permission(Resource.CATALOG, Action.READ);

    private final Authenticator authenticator;
    private final Permissions permissions;
    private final Projects projects;
    private final Users users;
    private final Challenges challenges;

    OciAccess(
            Authenticator authenticator,
            Permissions permissions,
            Projects projects,
            Users users,
            Challenges challenges) {
        this.authenticator = authenticator;
        this.permissions = permissions;
        this.projects = projects;
        this.users = users;
        this.challenges = challenges;
    }

    /// The answer to who wants something.
    sealed interface Admission {

        record Admitted(Principal principal, Optional<VerifiedToken> token) implements Admission {}

        record Refused(Failure failure) implements Admission {}
    }

    /// The refusal of a request without credentials. Even open projects ask first: clients then fetch a token.
    Failure anonymous(Request request, OciPath path, AccessRule rule) {
        return challenges.please(request, wanted(request, path, rule));
    }

    /// Checks who asks and whether the rule holds; blocks.
    Admission admit(Request request, OciPath path, AccessRule rule) {
        List<ScopeWanted> wanted = wanted(request, path, rule);
        return switch (authenticator.identify(request)) {
            case Identity.Anonymous _ -> new Admission.Refused(challenges.please(request, wanted));
            case Identity.Rejected(String why) -> new Admission.Refused(challenges.rejected(request, wanted, why));
            case Identity.Forged(String why) -> new Admission.Refused(challenges.rejected(request, wanted, why));
            case Identity.Throttled(var retryAfter) -> new Admission.Refused(Failure.throttled(retryAfter));
            case Identity.Holder(VerifiedToken token) ->
                holds(token, path, rule)
                        ? new Admission.Admitted(token.principal(), Optional.of(token))
                        : new Admission.Refused(challenges.insufficient(request, wanted));
            case Identity.Known(Principal principal) ->
                refusal(request, principal, path, rule)
                        .<Admission>map(Admission.Refused::new)
                        .orElseGet(() -> new Admission.Admitted(principal, Optional.empty()));
        };
    }

    private boolean holds(VerifiedToken token, OciPath path, AccessRule rule) {
        return switch (rule) {
            case AccessRule.Requires(Permission permission, var _) ->
                path instanceof OciPath.InRepository in
                        ? opens(token, in.name(), permission.action())
                        : token.access().stream()
                                .anyMatch(access -> access.type().equals("registry")
                                        && access.name()
                                                .equals(permission.resource().wire())
                                        && access.actions().contains("*"));
            case AccessRule.Authenticated _,
                    AccessRule.Oneself _,
                    AccessRule.Public _,
                    AccessRule.Anybody _,
                    AccessRule.Local _ -> true;
            case AccessRule.Within _, AccessRule.OpenWhile _ -> false;
        };
    }

    /// Whether a token opens a repository of a project that exists.
    boolean opens(VerifiedToken token, RepositoryName name, Action action) {
        return token.allows(name.value(), action.wire())
                && projects.find(name.project())
                        .filter(project -> sameProject(token, project))
                        .isPresent();
    }

    /// Whether the token was made for this project, not for one of the same name before it. Tokens count in seconds.
    static boolean sameProject(VerifiedToken token, Project project) {
        return !token.issuedAt().isBefore(project.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /// Whether a principal may pull from a repository, whatever token it showed.
    boolean mayPull(Principal principal, RepositoryName name) {
        return projects.find(name.project())
                .filter(project ->
                        permissions.allowed(principal, PULL, project.scope().repository(name.path())))
                .isPresent();
    }

    /// The repositories of a project that a principal may pull from, whatever token it showed.
    RepositoryPatterns pullable(Principal principal, String project) {
        return projects.find(project)
                .map(found -> permissions.repositories(principal, PULL, found.scope()))
                .orElse(RepositoryPatterns.NONE);
    }

    /// The principal as it is now. A token's principal is nobody but the holder of that token's access list; what its
    /// owner may do beyond the list is looked up here.
    Principal owner(OciCall<?> call) {
        Principal shown = call.principal();
        return call.token().isPresent()
                        && shown.kind() == Actor.Kind.USER
                        && shown.limit().isEmpty()
                ? users.find(shown.id()).map(User::principal).orElse(Principal.ANONYMOUS)
                : shown;
    }

    /// What a token that lacks the right to pull from `source` is answered, with all that the call needs.
    Failure needsPull(Request request, RepositoryName target, RepositoryName source) {
        return challenges.insufficient(request, List.of(wanted(target, Action.PUSH), wanted(source, Action.PULL)));
    }

    private Optional<Failure> refusal(Request request, Principal principal, OciPath path, AccessRule rule) {
        if (!(rule instanceof AccessRule.Requires(Permission permission, ScopeSource source))) {
            return Optional.empty();
        }
        Map<String, String> variables = path instanceof OciPath.InRepository in
                ? Map.of("name", in.name().value())
                : Map.of();
        Optional<Scope> scope = source.of(new Call(request, principal, variables));
        if (scope.isPresent() && permissions.allowed(principal, permission, scope.get())) {
            return Optional.empty();
        }
        if (!(path instanceof OciPath.InRepository in)) {
            return Optional.of(new Failure(403, "DENIED", "only administrators may do this"));
        }
        if (principal.administrator()) {
            return Optional.of(new Failure(
                    404,
                    "NAME_UNKNOWN",
                    "there is no project '%s'; create it first"
                            .formatted(in.name().project())));
        }
        return Optional.of(new Failure(
                403,
                "DENIED",
                "you may not %s %s: the project may not exist, or you have no such right in it"
                        .formatted(permission.action().wire(), in.name())));
    }

    private static List<ScopeWanted> wanted(Request request, OciPath path, AccessRule rule) {
        if (!(rule instanceof AccessRule.Requires(Permission permission, var _))) {
            return List.of();
        }
        if (!(path instanceof OciPath.InRepository in)) {
            return List.of(new ScopeWanted("registry", permission.resource().wire(), "*"));
        }
        List<ScopeWanted> scopes = new ArrayList<>();
        scopes.add(wanted(in.name(), permission.action()));
        if (path instanceof OciPath.NewUpload) {
            UploadHandler.mountSource(request)
                    .filter(source -> !source.equals(in.name()))
                    .ifPresent(source -> scopes.add(wanted(source, Action.PULL)));
        }
        return scopes;
    }

    private static ScopeWanted wanted(RepositoryName name, Action action) {
        // Clients that push also look what is there already.
        String actions = action == Action.PUSH ? "pull,push" : action.wire();
        return new ScopeWanted("repository", name.value(), actions);
    }
}
