package dev.berth.registry.event;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.events.Event;
import dev.berth.platform.kernel.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What happened to content. [#by] gives it the form in which events are kept, [#of] takes it out of that again.
public sealed interface RegistryEvent {

    RepositoryName repository();

    /// A manifest was pushed, perhaps not for the first time, and these tags point to it now.
    record ManifestPushed(RepositoryName repository, Digest digest, List<Tag> tags, MediaType mediaType)
            implements RegistryEvent {

        public ManifestPushed {
            tags = List.copyOf(tags);
        }
    }

    /// A manifest is gone, and with it these tags.
    record ManifestDeleted(RepositoryName repository, Digest digest, List<Tag> tags) implements RegistryEvent {

        public ManifestDeleted {
            tags = List.copyOf(tags);
        }
    }

    /// Somebody read a manifest.
    ///
    /// @param tag by which it was asked for; empty when it was by digest
    /// @param times how often, within seconds; who pulls the same over and over is not written down each time
    record ManifestPulled(RepositoryName repository, Digest digest, Optional<Tag> tag, long times)
            implements RegistryEvent {}

    /// A tag points to a manifest that was there before.
    record TagPointed(RepositoryName repository, Tag tag, Digest digest) implements RegistryEvent {}

    /// A tag is gone; the manifest that it pointed to is still there.
    record TagDeleted(RepositoryName repository, Tag tag, Digest digest) implements RegistryEvent {}

    /// A repository is gone with all that was in it.
    record RepositoryDeleted(RepositoryName repository) implements RegistryEvent {}

    /// This event as `actor` made it happen.
    default Event by(Actor actor) {
        return switch (this) {
            case ManifestPushed(var name, var digest, var tags, var mediaType) ->
                event(
                        "manifest.pushed",
                        actor,
                        name,
                        Map.of("digest", digest.toString(), "tags", join(tags), "mediaType", mediaType.value()));
            case ManifestDeleted(var name, var digest, var tags) ->
                event("manifest.deleted", actor, name, Map.of("digest", digest.toString(), "tags", join(tags)));
            case ManifestPulled(var name, var digest, var tag, var times) ->
                event(
                        "manifest.pulled",
                        actor,
                        name,
                        Map.of(
                                "digest",
                                digest.toString(),
                                "tags",
                                tag.map(Tag::value).orElse(""),
                                "times",
                                Long.toString(times)));
            case TagPointed(var name, var tag, var digest) ->
                event("tag.pointed", actor, name, Map.of("digest", digest.toString(), "tags", tag.value()));
            case TagDeleted(var name, var tag, var digest) ->
                event("tag.deleted", actor, name, Map.of("digest", digest.toString(), "tags", tag.value()));
            case RepositoryDeleted(var name) -> event("repository.deleted", actor, name, Map.of());
        };
    }

    /// The event that was kept so; empty when it is not about content.
    static Optional<RegistryEvent> of(Event event) {
        return switch (event.type()) {
            case "manifest.pushed" ->
                Optional.of(new ManifestPushed(
                        name(event), digest(event), tags(event), MediaType.parse(event.detail("mediaType"))));
            case "manifest.deleted" -> Optional.of(new ManifestDeleted(name(event), digest(event), tags(event)));
            case "manifest.pulled" ->
                Optional.of(new ManifestPulled(
                        name(event),
                        digest(event),
                        tags(event).stream().findFirst(),
                        Long.parseLong(event.detail("times"))));
            case "tag.pointed" ->
                Optional.of(new TagPointed(name(event), tags(event).getFirst(), digest(event)));
            case "tag.deleted" ->
                Optional.of(new TagDeleted(name(event), tags(event).getFirst(), digest(event)));
            case "repository.deleted" -> Optional.of(new RepositoryDeleted(name(event)));
            default -> Optional.empty();
        };
    }

    private static Event event(String type, Actor actor, RepositoryName name, Map<String, String> details) {
        return new Event(type, actor, name.value(), OptionalLong.empty(), details);
    }

    private static RepositoryName name(Event event) {
        return new RepositoryName(event.subject());
    }

    private static Digest digest(Event event) {
        return Digest.parse(event.detail("digest"));
    }

    private static String join(List<Tag> tags) {
        return tags.stream().map(Tag::value).collect(Collectors.joining(" "));
    }

    private static List<Tag> tags(Event event) {
        String text = event.detail("tags");
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(" ", -1)).stream().map(Tag::new).toList();
    }
}
