package dev.berth.api.auth;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Principal;
import dev.berth.access.token.Access;
import dev.berth.control.project.Projects;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.RepositoryName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which part of what was asked for a token opens: never more than asked, never more than allowed. Projects
/// that do not exist grant nothing, like those that the asker has no right in.
final class TokenGranter {

    private static final List<Action> REPOSITORY_ACTIONS = List.of(Action.PULL, Action.PUSH, Action.DELETE);

    private final Permissions permissions;
    private final Projects projects;

    TokenGranter(Permissions permissions, Projects projects) {
        this.permissions = permissions;
        this.projects = projects;
    }

    List<Access> grant(Principal principal, List<ScopeRequest> requests) {
        return requests.stream()
                .map(request -> grant(principal, request))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Access> grant(Principal principal, ScopeRequest request) {
        Set<String> granted = switch (request.type()) {
            case "repository" -> repository(principal, request);
            case "registry" -> registry(principal, request);
            default -> Set.of();
        };
        return granted.isEmpty() ? Optional.empty() : Optional.of(new Access(request.type(), request.name(), granted));
    }

    private Set<String> repository(Principal principal, ScopeRequest request) {
        Optional<Scope> scope = scope(request.name());
        Set<String> granted = new LinkedHashSet<>();
        if (scope.isPresent()) {
            for (Action action : REPOSITORY_ACTIONS) {
                Permission permission = new Permission(Resource.REPOSITORY, action);
                if (request.wants(action.wire()) && permissions.allowed(principal, permission, scope.get())) {
                    granted.add(action.wire());
                }
            }
        }
        return granted;
    }

    private Optional<Scope> scope(String repository) {
        try {
            RepositoryName name = RepositoryName.parse(repository);
            return name.hasPath()
                    ? projects.find(name.project())
                            .map(project -> project.scope().repository(name.path()))
                    : Optional.empty();
        } catch (InvalidOciValueException _) {
            return Optional.empty();
        }
    }

    private Set<String> registry(Principal principal, ScopeRequest request) {
        Permission permission = new Permission(Resource.CATALOG, Action.READ);
        boolean granted = request.name().equals("catalog")
                && !request.actions().isEmpty()
                && permissions.allowed(principal, permission, new Scope.Installation());
        return granted ? Set.of("*") : Set.of();
    }
}
