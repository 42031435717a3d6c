package dev.berth.api.harbor;

import dev.berth.access.permission.Scope;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.platform.kernel.DomainException;
import java.util.Optional;

/// Finds the project that `{project_name_or_id}` names: a number is an id, unless `X-Is-Resource-Name` says that it
/// is a name.
public final class ProjectPath implements ScopeSource {

    /// The paths of all that belongs to one project begin so.
    public static final String ONE = "/api/v2.0/projects/{project_name_or_id}";

    private final Projects projects;

    public ProjectPath(Projects projects) {
        this.projects = projects;
    }

    /// The project, if there is one.
    public Optional<Project> find(Call call) {
        String text = call.variable("project_name_or_id");
        boolean name = call.request()
                .header("X-Is-Resource-Name")
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
        boolean number = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !name ? projects.find(Long.parseLong(text)) : projects.find(text);
    }

    /// The project; it was there when access was checked.
    public Project require(Call call) {
        return find(call)
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "the project does not exist any more"));
    }

    @Override
    public Optional<Scope> of(Call call) {
        return find(call).map(Project::scope);
    }
}
