package dev.berth.api.ext.events;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.access.principal.Principal;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import java.time.InstantSource;
import java.util.Optional;

/// What those who follow events may know: of content, whoever may list it; of a project, whoever may see it; of
/// everything else, whoever may read the audit log that has it. Looked up for all repositories and all streams of a
/// principal at once, and good for a second: who loses a right hears no longer of what happens. Safe for use by many
/// threads.
final class Rights {

    private static final Permission LIST_CONTENT = new Permission(Resource.ARTIFACT, Action.LIST);
    private static final Permission READ_PROJECT = new Permission(Resource.PROJECT, Action.READ);
    private static final Permission READ_LOG = new Permission(Resource.LOG, Action.LIST);
    private static final Permission READ_ALL = new Permission(Resource.AUDIT_LOG, Action.LIST);

    private final Projects projects;
    private final Permissions permissions;
    private final BriefMemory<Held, VisibleRepositories> held;
    private final BriefMemory<Principal, Boolean> readersOfAll;
    private final BriefMemory<Long, Optional<Project>> byId;

    private record Held(Principal principal, Permission permission) {}

    Rights(Projects projects, Permissions permissions, InstantSource clock) {
        this.projects = projects;
        this.permissions = permissions;
        this.held = new BriefMemory<>(clock);
        this.readersOfAll = new BriefMemory<>(clock);
        this.byId = new BriefMemory<>(clock);
    }

    Optional<Project> project(long id) {
        return byId.get(id, projects::find);
    }

    Optional<Project> project(String name) {
        return projects.find(name);
    }

    /// @param path the repository's name without the project's
    boolean ofContent(Principal principal, Project project, String path) {
        return open(project, LIST_CONTENT) || held(principal, LIST_CONTENT).shows(project.id(), path);
    }

    /// A role that is narrowed to some repositories shows the project too.
    boolean ofProject(Principal principal, Project project) {
        VisibleRepositories seen = held(principal, READ_PROJECT);
        return open(project, READ_PROJECT)
                || whole(seen, project)
                || seen.narrowed().containsKey(project.id());
    }

    boolean ofLog(Principal principal, Project project) {
        return open(project, READ_LOG) || whole(held(principal, READ_LOG), project);
    }

    boolean ofAll(Principal principal) {
        return readersOfAll.get(principal, asking -> permissions.allowed(asking, READ_ALL, new Scope.Installation()));
    }

    private VisibleRepositories held(Principal principal, Permission permission) {
        return held.get(
                new Held(principal, permission),
                asked -> permissions.visibleRepositories(asked.principal(), asked.permission()));
    }

    private static boolean whole(VisibleRepositories seen, Project project) {
        return seen.projects().map(ids -> ids.contains(project.id())).orElse(true);
    }

    /// What anybody may on an open project, which asks no database.
    private boolean open(Project project, Permission permission) {
        return permissions.allowed(Principal.ANONYMOUS, permission, project.scope());
    }
}
