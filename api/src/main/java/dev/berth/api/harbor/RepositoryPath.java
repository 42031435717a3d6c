package dev.berth.api.harbor;

import dev.berth.access.permission.Scope;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds the project that `{project_name}` names, always by name, and the repository that `{repository_name}` names
/// in it. Slashes in that are escaped twice, because proxies undo one escape; clients that reach us directly may
/// escape them once.
public final class RepositoryPath implements ScopeSource {

    /// The paths of a project's repositories begin so.
    public static final String ALL = "/api/v2.0/projects/{project_name}/repositories";

    /// The paths of all that belongs to one repository begin so.
    public static final String ONE = ALL + "/{repository_name}";

    private final Projects projects;

    public RepositoryPath(Projects projects) {
        this.projects = projects;
    }

    /// The project; it was there when access was checked.
    public Project project(Call call) {
        return projects.find(call.variable("project_name"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "the project does not exist any more"));
    }

    /// The repository's whole name, whether there is one or not.
    public RepositoryName repository(Call call) {
        return RepositoryName.parse(call.variable("project_name") + "/" + unescaped(call.variable("repository_name")));
    }

    /// That there is no such repository.
    public static DomainException missing(RepositoryName name) {
        return new DomainException(ApiErrorCode.NOT_FOUND, "repository %s not found".formatted(name));
    }

    private static String unescaped(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "the repository's name is not properly percent-encoded", e);
        }
    }

    /// The scope of lists of repositories, open to whoever may see one of them.
    public ScopeSource some() {
        return call -> scope(call).map(Scope.Project::someRepositories);
    }

    private Optional<Scope.Project> scope(Call call) {
        return projects.find(call.variable("project_name")).map(Project::scope);
    }

    @Override
    public Optional<Scope> of(Call call) {
        Optional<Scope.Project> project = scope(call);
        return call.path().containsKey("repository_name")
                ? project.map(found -> found.repository(unescaped(call.variable("repository_name"))))
                : project.map(found -> found);
    }
}
