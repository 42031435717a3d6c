package dev.berth.api.ext.events;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.project.Project;
import dev.berth.platform.events.Event;
import dev.berth.registry.arrival.Progress;
import dev.berth.registry.event.RegistryEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An event as clients see it. Who made it happen is not told: that is for those who may read the audit log.
///
/// @param id empty for what cannot be gone on behind
/// @param type such as `manifest.pushed`
/// @param project the name of the project that it belongs to; empty for none, or one that is gone
/// @param ref what it is about, such as `team/app:1` or the name of a label
record EventRecord(String id, String type, String project, String ref, String at, Map<String, Object> data) {

    static EventRecord of(String id, EventView.Seen seen) {
        Event event = seen.event().event();
        Map<String, Object> details = RegistryEvent.of(event)
                .map(EventRecord::data)
                .orElseGet(() -> Map.of("description", event.detail(Event.DESCRIPTION)));
        return new EventRecord(
                id,
                event.type(),
                seen.project(),
                RegistryEvent.of(event).map(EventRecord::ref).orElse(event.subject()),
                HarborTime.text(seen.event().at()),
                details);
    }

    /// An upload that is under way. It has no id: it is not kept, so nobody can go on behind it.
    static EventRecord of(Progress upload, Project project, Instant now) {
        String repository = upload.repository().value();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("repository", repository);
        details.put("upload", upload.key());
        details.put("stage", upload.stage().name().toLowerCase(Locale.ROOT));
        details.put("received", upload.received());
        upload.total().ifPresent(total -> details.put("total", total));
        upload.digest().ifPresent(digest -> details.put("digest", digest.toString()));
        details.put("since", HarborTime.text(upload.since()));
        return new EventRecord("", "upload.progress", project.name(), repository, HarborTime.text(now), details);
    }

    private static String ref(RegistryEvent event) {
        String name = event.repository().value();
        return switch (event) {
            case RegistryEvent.ManifestPushed(var _, var digest, var tags, var _) ->
                tags.isEmpty() ? name + "@" + digest : name + ":" + tags.getFirst();
            case RegistryEvent.ManifestPulled(var _, var digest, var tag, var _) ->
                tag.map(known -> name + ":" + known).orElse(name + "@" + digest);
            case RegistryEvent.ManifestDeleted(var _, var digest, var _) -> name + "@" + digest;
            case RegistryEvent.TagPointed(var _, var tag, var _) -> name + ":" + tag;
            case RegistryEvent.TagDeleted(var _, var tag, var _) -> name + ":" + tag;
            case RegistryEvent.RepositoryDeleted _ -> name;
        };
    }

    private static Map<String, Object> data(RegistryEvent event) {
        return switch (event) {
            case RegistryEvent.ManifestPushed(var repository, var digest, var tags, var mediaType) ->
                Map.of(
                        "repository",
                        repository.value(),
                        "digest",
                        digest.toString(),
                        "tags",
                        texts(tags),
                        "media_type",
                        mediaType.value());
            case RegistryEvent.ManifestPulled(var repository, var digest, var tag, var times) ->
                Map.of(
                        "repository",
                        repository.value(),
                        "digest",
                        digest.toString(),
                        "tags",
                        texts(tag.stream().toList()),
                        "times",
                        times);
            case RegistryEvent.ManifestDeleted(var repository, var digest, var tags) ->
                Map.of("repository", repository.value(), "digest", digest.toString(), "tags", texts(tags));
            case RegistryEvent.TagPointed(var repository, var tag, var digest) ->
                Map.of("repository", repository.value(), "digest", digest.toString(), "tags", texts(List.of(tag)));
            case RegistryEvent.TagDeleted(var repository, var tag, var digest) ->
                Map.of("repository", repository.value(), "digest", digest.toString(), "tags", texts(List.of(tag)));
            case RegistryEvent.RepositoryDeleted(var repository) -> Map.of("repository", repository.value());
        };
    }

    private static List<String> texts(List<dev.berth.oci.Tag> tags) {
        return tags.stream().map(dev.berth.oci.Tag::value).collect(Collectors.toList());
    }

    /// What somebody asks for by `topics` to hear of such events; empty for those that nobody hears of here.
    static Optional<String> topic(Event event) {
        return switch (event.type()) {
            case "manifest.pushed" -> Optional.of("push");
            case "manifest.pulled" -> Optional.of("pull");
            case "manifest.deleted", "repository.deleted" -> Optional.of("delete");
            default -> event.kind().equals("call") ? Optional.empty() : Optional.of(event.kind());
        };
    }
}
