package dev.berth.control.usage;

import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.EventConsumer;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.registry.event.RegistryEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Notes which repositories have changed, so that they are measured; forgets those of projects that are gone.
public final class UsageMarks implements EventConsumer {

    private final Projects projects;
    private final JdbcUsageStore store = new JdbcUsageStore();
    private final JdbcUsageHistoryStore history = new JdbcUsageHistoryStore();

    public UsageMarks(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public void accept(Transaction tx, List<RecordedEvent> events) {
        Map<String, Optional<Project>> known = new HashMap<>();
        TreeMap<String, Long> changed = new TreeMap<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event().type().equals("project.deleted")) {
                recorded.event().project().ifPresent(id -> {
                    changed.values().removeIf(project -> project == id);
                    store.deleteProject(tx, id);
                    history.deleteProject(tx, id);
                });
            }
            RegistryEvent.of(recorded.event())
                    .filter(UsageMarks::changesContent)
                    .map(RegistryEvent::repository)
                    .ifPresent(repository -> project(tx, known, repository)
                            .filter(found -> found.existedAt(recorded.at()))
                            .ifPresent(found -> changed.put(repository.value(), found.id())));
        }
        if (!changed.isEmpty()) {
            store.mark(tx, changed, events.getLast().at());
        }
    }

    private Optional<Project> project(Transaction tx, Map<String, Optional<Project>> known, RepositoryName repository) {
        return known.computeIfAbsent(repository.project(), name -> projects.find(tx, name));
    }

    private static boolean changesContent(RegistryEvent event) {
        return switch (event) {
            case RegistryEvent.ManifestPushed _, RegistryEvent.ManifestDeleted _, RegistryEvent.RepositoryDeleted _ ->
                true;
            case RegistryEvent.ManifestPulled _, RegistryEvent.TagPointed _, RegistryEvent.TagDeleted _ -> false;
        };
    }
}
