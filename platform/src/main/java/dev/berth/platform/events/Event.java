package dev.berth.platform.events;

import dev.berth.platform.kernel.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Something that happened, in the words of whoever wrote it down.
///
/// @param type what happened to what kind of thing, such as `project.created`
/// @param subject the name of the thing
/// @param project the id of the project that it belongs to, when the writer knows it
/// @param details whatever else readers need; neither secrets nor passwords
public record Event(String type, Actor actor, String subject, OptionalLong project, Map<String, String> details) {

    /// The detail that says in a sentence what happened, for people.
    public static final String DESCRIPTION = "description";

    public Event {
        details = Map.copyOf(details);
        if (type.indexOf('.') <= 0) {
            throw new IllegalArgumentException("the type of an event is thing.happened, not " + type);
        }
    }

    /// A thing was made. `kind` is what it is, such as `label`.
    public static Event created(Actor actor, String kind, String subject) {
        return new Event(kind + ".created", actor, subject, OptionalLong.empty(), Map.of());
    }

    /// A thing was changed.
    public static Event updated(Actor actor, String kind, String subject) {
        return new Event(kind + ".updated", actor, subject, OptionalLong.empty(), Map.of());
    }

    /// A thing is gone.
    public static Event deleted(Actor actor, String kind, String subject) {
        return new Event(kind + ".deleted", actor, subject, OptionalLong.empty(), Map.of());
    }

    /// The same, of a thing in this project.
    public Event in(long id) {
        return new Event(type, actor, subject, OptionalLong.of(id), details);
    }

    /// The same, told in a sentence.
    public Event telling(String sentence) {
        return with(DESCRIPTION, sentence);
    }

    /// The same with one more detail.
    public Event with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Event(type, actor, subject, project, more);
    }

    /// A detail; empty when there is none.
    public String detail(String name) {
        return details.getOrDefault(name, "");
    }

    /// What kind of thing it is about: the type's first word.
    public String kind() {
        return type.substring(0, type.indexOf('.'));
    }

    /// What happened to it: the rest of the type.
    public String verb() {
        return type.substring(type.indexOf('.') + 1);
    }
}
