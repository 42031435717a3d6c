package dev.berth.control.audit;

import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.RecordedEvent;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.event.RegistryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes entries of events.
final class AuditEntries {

    private static final int LONGEST = 1024;

    private final Projects projects;

    AuditEntries(Projects projects) {
        this.projects = projects;
    }

    /// The entries of these events, but for those of types that are disabled.
    List<AuditEntry> of(Transaction tx, List<RecordedEvent> events, Set<String> disabled) {
        List<AuditEntry> entries = new ArrayList<>(events.size());
        Map<String, Optional<Project>> known = new HashMap<>();
        for (RecordedEvent recorded : events) {
            AuditEntry made = entry(recorded, name -> known.computeIfAbsent(name, _ -> projects.find(tx, name)));
            if (!disabled.contains(made.type())) {
                entries.add(made);
            }
        }
        return entries;
    }

    private static AuditEntry entry(RecordedEvent recorded, Function<String, Optional<Project>> find) {
        Event event = recorded.event();
        if (event.type().equals(AuditTrail.CALL)) {
            String refused = event.detail("refused");
            return entry(
                    recorded,
                    event.project().orElse(AuditEntry.NO_PROJECT),
                    event.detail("operation"),
                    event.detail("resourceType"),
                    event.subject(),
                    refused.isEmpty() ? event.detail(Event.DESCRIPTION) : refused,
                    refused.isEmpty(),
                    1);
        }
        return RegistryEvent.of(event)
                .map(content -> entry(recorded, content, find))
                .orElseGet(() -> entry(
                        recorded,
                        event.project().orElse(AuditEntry.NO_PROJECT),
                        operation(event.verb()),
                        event.kind(),
                        event.subject(),
                        event.detail(Event.DESCRIPTION),
                        true,
                        1));
    }

    private static AuditEntry entry(
            RecordedEvent recorded, RegistryEvent content, Function<String, Optional<Project>> find) {
        // A project of the same name that was made later has nothing to do with it.
        long project = find.apply(content.repository().project())
                .filter(named -> named.existedAt(recorded.at()))
                .map(Project::id)
                .orElse(AuditEntry.NO_PROJECT);
        String name = content.repository().value();
        return switch (content) {
            case RegistryEvent.ManifestPushed(var _, var digest, var tags, var _) ->
                entry(
                        recorded,
                        project,
                        "create",
                        "artifact",
                        tags.isEmpty() ? name + "@" + digest : name + ":" + tags.getFirst(),
                        "pushed " + digest + tagged(tags),
                        true,
                        1);
            case RegistryEvent.ManifestPulled(var _, var digest, var tag, var times) ->
                entry(
                        recorded,
                        project,
                        "pull",
                        "artifact",
                        tag.map(known -> name + ":" + known).orElseGet(() -> name + "@" + digest),
                        times == 1 ? "pulled " + digest : "pulled %s %d times".formatted(digest, times),
                        true,
                        times);
            case RegistryEvent.ManifestDeleted(var _, var digest, var tags) ->
                entry(
                        recorded,
                        project,
                        "delete",
                        "artifact",
                        name + "@" + digest,
                        "deleted " + digest + tagged(tags),
                        true,
                        1);
            case RegistryEvent.TagPointed(var _, var tag, var digest) ->
                entry(recorded, project, "create", "tag", name + ":" + tag, "pointed the tag to " + digest, true, 1);
            case RegistryEvent.TagDeleted(var _, var tag, var digest) ->
                entry(
                        recorded,
                        project,
                        "delete",
                        "tag",
                        name + ":" + tag,
                        "deleted the tag, which pointed to " + digest,
                        true,
                        1);
            case RegistryEvent.RepositoryDeleted _ ->
                entry(recorded, project, "delete", "repository", name, "deleted the repository", true, 1);
        };
    }

    private static String tagged(List<Tag> tags) {
        return tags.isEmpty() ? "" : ", tagged " + tags.stream().map(Tag::value).collect(Collectors.joining(", "));
    }

    private static AuditEntry entry(
            RecordedEvent recorded,
            long project,
            String operation,
            String resourceType,
            String resource,
            String description,
            boolean succeeded,
            long times) {
        Actor actor = recorded.event().actor();
        return new AuditEntry(
                0,
                recorded.at(),
                project,
                operation,
                resourceType,
                shorten(resource),
                actor.kind(),
                actor.name(),
                shorten(description),
                succeeded,
                actor.origin().address(),
                actor.origin().request(),
                times);
    }

    /// Harbor's clients know what was done, where events tell what happened.
    private static String operation(String verb) {
        return switch (verb) {
            case "created" -> "create";
            case "updated" -> "update";
            case "deleted" -> "delete";
            default -> verb;
        };
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
