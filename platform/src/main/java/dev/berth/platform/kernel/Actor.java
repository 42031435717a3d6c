package dev.berth.platform.kernel;

/// Who acts: the name under which a change is recorded, and where they act from.
///
/// @param id the principal's id; 0 for the anonymous and for the system
public record Actor(Kind kind, long id, String name, Origin origin) {

    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, 0, "anonymous");

    /// The kinds of actor.
    public enum Kind {
        ANONYMOUS,
        USER,
        ROBOT,
        SYSTEM
    }

    /// Somebody of whom nobody knows where they are.
    public Actor(Kind kind, long id, String name) {
        this(kind, id, name, Origin.NONE);
    }

    /// A part of Berth that acts on its own, such as garbage collection.
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, 0, name);
    }

    /// The same, acting from there.
    public Actor from(Origin place) {
        return new Actor(kind, id, name, place);
    }
}
