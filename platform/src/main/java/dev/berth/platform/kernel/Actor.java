package dev.berth.platform.kernel;

/// Who acts: the name under which a change is recorded.
///
/// @param id the principal's id; 0 for the anonymous and for the system
public record Actor(Kind kind, long id, String name) {

    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, 0, "anonymous");

    /// The kinds of actor.
    public enum Kind {
        ANONYMOUS,
        USER,
        ROBOT,
        SYSTEM
    }

    /// A part of Berth that acts on its own, such as garbage collection.
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, 0, name);
    }
}
