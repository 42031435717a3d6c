package dev.berth.api.ext.events;

import dev.berth.access.principal.Principal;
import dev.berth.control.project.Project;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.registry.event.RegistryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of all that happens somebody asked for and may know. Rights are looked up for each portion of events.
///
/// @param topics empty for all
/// @param only the name of the only project that is wanted
record EventView(Set<String> topics, Optional<String> only, Rights rights) {

    /// An event that may be known.
    ///
    /// @param project the name of its project; empty for none, or one that is gone
    record Seen(RecordedEvent event, String project) {}

    List<Seen> of(Principal principal, List<RecordedEvent> events) {
        List<Seen> seen = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            boolean wanted = EventRecord.topic(recorded.event())
                    .filter(topic -> topics.isEmpty() || topics.contains(topic))
                    .isPresent();
            if (wanted) {
                Optional<Project> project = project(recorded);
                boolean here = only.isEmpty()
                        || project.filter(found -> found.name().equals(only.get()))
                                .isPresent();
                if (here && known(principal, recorded.event(), project)) {
                    seen.add(new Seen(recorded, project.map(Project::name).orElse("")));
                }
            }
        }
        return seen;
    }

    /// A project of the same name that was made later has nothing to do with it.
    private Optional<Project> project(RecordedEvent recorded) {
        Event event = recorded.event();
        if (event.project().isPresent()) {
            return rights.project(event.project().getAsLong());
        }
        return RegistryEvent.of(event)
                .flatMap(content -> rights.project(content.repository().project()))
                .filter(project -> project.existedAt(recorded.at()));
    }

    private boolean known(Principal principal, Event event, Optional<Project> found) {
        if (found.isEmpty()) {
            return rights.ofAll(principal);
        }
        Project project = found.get();
        return RegistryEvent.of(event)
                .map(content -> rights.ofContent(
                        principal, project, content.repository().path()))
                .orElseGet(() -> event.kind().equals("project")
                        ? rights.ofProject(principal, project)
                        : rights.ofLog(principal, project));
    }
}
