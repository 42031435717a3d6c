package dev.berth.access.principal;

import dev.berth.platform.kernel.Actor;

/// Somebody who was authenticated, or the anonymous.
///
/// @param id the row of the user or robot; 0 for the anonymous
/// @param administrator whether this is a system administrator
public record Principal(Actor.Kind kind, long id, String name, boolean administrator) {

    public static final Principal ANONYMOUS = new Principal(Actor.Kind.ANONYMOUS, 0, "anonymous", false);

    public boolean anonymous() {
        return kind == Actor.Kind.ANONYMOUS;
    }

    public Actor actor() {
        return new Actor(kind, id, name);
    }
}
