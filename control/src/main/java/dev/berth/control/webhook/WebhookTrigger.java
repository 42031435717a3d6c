package dev.berth.control.webhook;

import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.control.webhook.JdbcPolicyStore.SealedPolicy;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.EventConsumer;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.event.RegistryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down whom to tell of what happened.
public final class WebhookTrigger implements EventConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookTrigger.class);
    /// When so many of a policy wait, its receiver is told of nothing more until some are through.
    private static final int MOST_WAITING = 10_000;

    private final Projects projects;
    private final Predicate<Transaction> enabled;
    private final Ids ids;
    private final Supplier<String> host;
    private final Runnable wake;
    private final JdbcPolicyStore policies = new JdbcPolicyStore();
    private final JdbcDeliveryStore deliveries = new JdbcDeliveryStore();
    private final JdbcBacklogStore backlog = new JdbcBacklogStore();

    /// @param host where clients find the registry, such as `registry.example.com`
    /// @param wake called once there is something to deliver
    /// @param enabled whether anybody is told of anything, as a transaction sees it
    public WebhookTrigger(
            Projects projects, Predicate<Transaction> enabled, Ids ids, Supplier<String> host, Runnable wake) {
        this.enabled = enabled;
        this.projects = projects;
        this.ids = ids;
        this.host = host;
        this.wake = wake;
    }

    @Override
    public String name() {
        return "webhook";
    }

    /// Something that policies may be about.
    private record Happened(
            RecordedEvent recorded,
            EventType type,
            Project project,
            RepositoryName repository,
            Digest digest,
            String tag,
            String details) {}

    @Override
    public void accept(Transaction tx, List<RecordedEvent> events) {
        Map<String, Optional<Project>> known = new HashMap<>();
        List<Happened> happened = new ArrayList<>();
        for (RecordedEvent recorded : events) {
            Event event = recorded.event();
            if (event.type().equals("project.deleted")) {
                event.project().ifPresent(id -> policies.deleteAll(tx, id));
            }
            quota(tx, recorded).ifPresent(happened::add);
            RegistryEvent.of(event)
                    .ifPresent(content -> projectOf(tx, known, recorded, content)
                            .ifPresent(project -> happened.addAll(happened(recorded, content, project))));
        }
        if (happened.isEmpty() || !enabled.test(tx)) {
            return;
        }
        Map<Long, List<SealedPolicy>> byProject =
                policies
                        .enabled(
                                tx,
                                happened.stream()
                                        .map(one -> one.project().id())
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.groupingBy(SealedPolicy::project));
        Map<Long, Boolean> full = new HashMap<>();
        for (Happened one : happened) {
            for (SealedPolicy policy : byProject.getOrDefault(one.project().id(), List.of())) {
                if (policy.eventTypes().contains(one.type())
                        && !full.computeIfAbsent(policy.id(), _ -> full(tx, one.project(), policy))) {
                    write(tx, one, policy);
                }
            }
        }
        if (!byProject.isEmpty()) {
            tx.afterCommit(wake);
        }
    }

    /// That a project has no room for what was pushed, or little; by type and details as the quota tells it.
    private Optional<Happened> quota(Transaction tx, RecordedEvent recorded) {
        Event event = recorded.event();
        Optional<EventType> type = switch (event.type()) {
            case "quota.exceeded" -> Optional.of(EventType.QUOTA_EXCEED);
            case "quota.warned" -> Optional.of(EventType.QUOTA_WARNING);
            default -> Optional.empty();
        };
        if (type.isEmpty()
                || event.project().isEmpty()
                || event.detail("repository").isEmpty()) {
            return Optional.empty();
        }
        return projects.find(tx, event.subject())
                .filter(project -> project.id() == event.project().getAsLong())
                .map(project -> new Happened(
                        recorded,
                        type.get(),
                        project,
                        new RepositoryName(event.detail("repository")),
                        Digest.parse(event.detail("digest")),
                        "",
                        event.detail(Event.DESCRIPTION)));
    }

    private Optional<Project> projectOf(
            Transaction tx, Map<String, Optional<Project>> known, RecordedEvent recorded, RegistryEvent content) {
        return known.computeIfAbsent(content.repository().project(), name -> projects.find(tx, name))
                .filter(project -> project.existedAt(recorded.at()));
    }

    private static List<Happened> happened(RecordedEvent recorded, RegistryEvent content, Project project) {
        return switch (content) {
            case RegistryEvent.ManifestPushed(var repository, var digest, var tags, var _) ->
                of(recorded, EventType.PUSH_ARTIFACT, project, repository, digest, tags);
            case RegistryEvent.ManifestPulled(var repository, var digest, var tag, var _) ->
                of(
                        recorded,
                        EventType.PULL_ARTIFACT,
                        project,
                        repository,
                        digest,
                        tag.stream().toList());
            case RegistryEvent.ManifestDeleted(var repository, var digest, var tags) ->
                of(recorded, EventType.DELETE_ARTIFACT, project, repository, digest, tags);
            case RegistryEvent.TagPointed _, RegistryEvent.TagDeleted _, RegistryEvent.RepositoryDeleted _ -> List.of();
        };
    }

    private static List<Happened> of(
            RecordedEvent recorded,
            EventType type,
            Project project,
            RepositoryName repository,
            Digest digest,
            List<Tag> tags) {
        return tags.isEmpty()
                ? List.of(new Happened(recorded, type, project, repository, digest, "", ""))
                : tags.stream()
                        .map(tag -> new Happened(recorded, type, project, repository, digest, tag.value(), ""))
                        .toList();
    }

    /// Counted once for a batch, whose few events more do not matter.
    private boolean full(Transaction tx, Project project, SealedPolicy policy) {
        boolean full = backlog.waiting(tx, policy.id()) >= MOST_WAITING;
        if (full) {
            LOG.warn(
                    "webhook policy {} of project {} is not told of what happens: {} wait already",
                    policy.name(),
                    project.name(),
                    MOST_WAITING);
        }
        return full;
    }

    private void write(Transaction tx, Happened happened, SealedPolicy policy) {
        Event event = happened.recorded().event();
        Payload payload = new Payload(
                happened.type(),
                happened.recorded().at(),
                event.actor().name(),
                event.actor().origin().request(),
                happened.repository(),
                happened.project().open(),
                happened.digest(),
                happened.tag(),
                happened.details(),
                host.get());
        String source = policy.source();
        for (JdbcPolicyStore.SealedTarget target : policy.targets()) {
            deliveries.insert(
                    tx,
                    policy.id(),
                    happened.type(),
                    target,
                    payload.text(target.kind(), target.format(), source, ids.next()),
                    happened.recorded().at(),
                    JdbcDeliveryStore.Occasion.EVENT);
        }
    }
}
