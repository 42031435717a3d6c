package dev.berth.api.ext.events;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Principal;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.registry.event.RegistryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of all that happens somebody asked for and may know: of content, whoever may list it; of a project, whoever
/// may see it; of everything else, whoever may read the audit log that has it. Rights are looked up after the event,
/// anew for each portion of events.
///
/// @param topics empty for all
/// @param only the name of the only project that is wanted
record EventView(Set<String> topics, Optional<String> only, Projects projects, Permissions permissions) {

    private static final Permission LIST_CONTENT = new Permission(Resource.ARTIFACT, Action.LIST);
    private static final Permission READ_PROJECT = new Permission(Resource.PROJECT, Action.READ);
    private static final Permission READ_LOG = new Permission(Resource.LOG, Action.LIST);
    private static final Permission READ_ALL = new Permission(Resource.AUDIT_LOG, Action.LIST);

    /// An event that may be known.
    ///
    /// @param project the name of its project; empty for none, or one that is gone
    record Seen(RecordedEvent event, String project) {}

    private record Question(Permission permission, Scope scope) {}

    List<Seen> of(Principal principal, List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        Map<Question, Boolean> answers = new HashMap<>();
        Map<Long, Optional<Project>> byId = new HashMap<>();
        List<Seen> seen = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            boolean wanted = EventRecord.topic(recorded.event())
                    .filter(topic -> topics.isEmpty() || topics.contains(topic))
                    .isPresent();
            if (wanted) {
                Optional<Project> project = project(recorded, byId);
                Question question = question(recorded.event(), project);
                boolean here = only.isEmpty()
                        || project.filter(found -> found.name().equals(only.get()))
                                .isPresent();
                if (here
                        && answers.computeIfAbsent(
                                question, asked -> permissions.allowed(principal, asked.permission(), asked.scope()))) {
                    seen.add(new Seen(recorded, project.map(Project::name).orElse("")));
                }
            }
        }
        return seen;
    }

    /// A project of the same name that was made later has nothing to do with it.
    private Optional<Project> project(RecordedEvent recorded, Map<Long, Optional<Project>> byId) {
        Event event = recorded.event();
        if (event.project().isPresent()) {
            return byId.computeIfAbsent(event.project().getAsLong(), projects::find);
        }
        return RegistryEvent.of(event)
                .flatMap(content -> projects.find(content.repository().project()))
                .filter(project -> project.existedAt(recorded.at()));
    }

    private static Question question(Event event, Optional<Project> project) {
        if (project.isEmpty()) {
            return new Question(READ_ALL, new Scope.Installation());
        }
        Scope.Project scope = project.get().scope();
        Optional<RepositoryName> repository = RegistryEvent.of(event).map(RegistryEvent::repository);
        if (repository.isPresent()) {
            String name = repository.get().value();
            return new Question(
                    LIST_CONTENT,
                    scope.repository(name.substring(project.get().name().length() + 1)));
        }
        return new Question(event.kind().equals("project") ? READ_PROJECT : READ_LOG, scope);
    }
}
