package dev.berth.control.series;

import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.control.series.JdbcTrafficStore.Bucket;
import dev.berth.control.series.JdbcTrafficStore.Subject;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.EventConsumer;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.event.RegistryEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts pushes and pulls as it hears of them: for the repository, its project and the installation. A
/// repository's figures go with it, and a project's with it; the sums above them stay. What happened in a
/// repository that is gone by now counts for the sums only, and in such a project for the installation only.
public final class SeriesTally implements EventConsumer {

    private final Projects projects;
    private final Repositories repositories;
    private final JdbcTrafficStore traffic = new JdbcTrafficStore();
    private final JdbcStoredStore stored = new JdbcStoredStore();

    public SeriesTally(Projects projects, Repositories repositories) {
        this.projects = projects;
        this.repositories = repositories;
    }

    @Override
    public String name() {
        return "series";
    }

    @Override
    public void accept(Transaction tx, List<RecordedEvent> events) {
        Map<Bucket, Traffic> counted = new HashMap<>();
        Map<Subject, RepositoryName> named = new HashMap<>();
        Map<String, Optional<Project>> known = new HashMap<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event().type().equals("project.deleted")) {
                recorded.event().project().ifPresent(id -> forget(tx, id));
            }
            RegistryEvent.of(recorded.event()).ifPresent(content -> {
                RepositoryName name = content.repository();
                Optional<Project> project = known.computeIfAbsent(name.project(), wanted -> projects.find(tx, wanted))
                        .filter(found -> found.existedAt(recorded.at()));
                project.ifPresent(found -> named.put(new Subject(found.id(), name.path()), name));
                switch (content) {
                    case RegistryEvent.ManifestPushed _ ->
                        count(counted, project, name, recorded.at(), new Traffic(1, 0));
                    case RegistryEvent.ManifestPulled pulled ->
                        count(counted, project, name, recorded.at(), new Traffic(0, pulled.times()));
                    case RegistryEvent.RepositoryDeleted _ ->
                        project.ifPresent(found -> forget(tx, counted, new Subject(found.id(), name.path())));
                    case RegistryEvent.ManifestDeleted _, RegistryEvent.TagPointed _, RegistryEvent.TagDeleted _ -> {}
                }
            });
        }
        leaveOutGone(tx, counted, named);
        if (!counted.isEmpty()) {
            traffic.add(tx, counted);
        }
    }

    /// Pulls are written down some time after they happened: by then what was pulled may be gone, and its figures
    /// with it, for which nobody would look again. A deletion that this transaction does not see is told of later.
    private void leaveOutGone(Transaction tx, Map<Bucket, Traffic> counted, Map<Subject, RepositoryName> named) {
        Set<RepositoryName> there = repositories.withManifests(tx, Set.copyOf(named.values()));
        counted.keySet().removeIf(bucket -> {
            RepositoryName name = named.get(bucket.subject());
            return name != null && !there.contains(name);
        });
    }

    private static void count(
            Map<Bucket, Traffic> counted, Optional<Project> project, RepositoryName name, Instant at, Traffic one) {
        count(counted, new Subject(JdbcTrafficStore.INSTALLATION, JdbcTrafficStore.WHOLE), at, one);
        project.ifPresent(found -> {
            count(counted, new Subject(found.id(), JdbcTrafficStore.WHOLE), at, one);
            count(counted, new Subject(found.id(), name.path()), at, one);
        });
    }

    private static void count(Map<Bucket, Traffic> counted, Subject subject, Instant at, Traffic one) {
        for (Step step : Step.values()) {
            counted.merge(new Bucket(subject, step, step.begin(at)), one, Traffic::plus);
        }
    }

    private void forget(Transaction tx, Map<Bucket, Traffic> counted, Subject repository) {
        counted.keySet().removeIf(bucket -> bucket.subject().equals(repository));
        traffic.delete(tx, repository);
    }

    /// Nothing of this batch counts for it: it is not found any more.
    private void forget(Transaction tx, long project) {
        traffic.deleteProject(tx, project);
        stored.deleteProject(tx, project);
    }
}
