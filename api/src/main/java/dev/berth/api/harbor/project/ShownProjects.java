package dev.berth.api.harbor.project;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.CVEAllowlist;
import dev.berth.control.allowlist.Allowlist;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.project.MetadataKey;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.control.view.RepositoryViews;
import dev.berth.platform.kernel.Actor;
import java.util.List;
import java.util.Map;

/// Puts together what the API shows of projects: as many queries for a page as for one.
public final class ShownProjects {

    private static final Permission LIST_REPOSITORIES = new Permission(Resource.REPOSITORY, Action.LIST);

    private final Projects projects;
    private final Grants grants;
    private final Allowlists allowlists;
    private final Permissions permissions;
    private final RepositoryViews repositories;

    public ShownProjects(
            Projects projects,
            Grants grants,
            Allowlists allowlists,
            Permissions permissions,
            RepositoryViews repositories) {
        this.projects = projects;
        this.grants = grants;
        this.allowlists = allowlists;
        this.permissions = permissions;
        this.repositories = repositories;
    }

    /// The records of these projects, in their order.
    ///
    /// @param asker whose roles are shown
    public List<?> to(Principal asker, List<Project> page) {
        return records(asker, page);
    }

    ProjectRecords.Project to(Principal asker, Project project) {
        return records(asker, List.of(project)).getFirst();
    }

    List<ProjectRecords.Project> records(Principal asker, List<Project> page) {
        List<Long> ids = page.stream().map(Project::id).toList();
        Map<Long, List<Role>> roles = asker.kind() == Actor.Kind.USER ? grants.roles(ids, asker.id()) : Map.of();
        Map<Long, Long> counts = repositories(asker, page);
        Map<Long, Map<MetadataKey, String>> metadata = projects.metadata(page);
        Map<Long, Allowlist> lists = allowlists.of(ids);
        return page.stream()
                .map(project -> ProjectRecords.Project.of(
                        project,
                        roles.getOrDefault(project.id(), List.of()),
                        counts.getOrDefault(project.id(), 0L),
                        metadata.getOrDefault(project.id(), Map.of()),
                        CVEAllowlist.of(project.id(), lists.getOrDefault(project.id(), Allowlist.NONE))))
                .toList();
    }

    /// How many repositories the asker may see in each of these projects, by the projects' ids.
    public Map<Long, Long> repositories(Principal asker, List<Project> projects) {
        return projects.isEmpty()
                ? Map.of()
                : repositories.counts(projects, permissions.visibleRepositories(asker, LIST_REPOSITORIES));
    }
}
