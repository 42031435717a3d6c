package dev.berth.access.principal;

import dev.berth.platform.kernel.Actor;
import java.util.Optional;
import java.util.Set;

/// Somebody who was authenticated, or the anonymous.
///
/// @param id the row of the user or robot; 0 for the anonymous
/// @param administrator whether this is a system administrator, who may everything; never under a limit
/// @param limit what narrows it further than its roles do
public record Principal(Actor.Kind kind, long id, String name, boolean administrator, Optional<Limit> limit) {

    public static final Principal ANONYMOUS = new Principal(Actor.Kind.ANONYMOUS, 0, "anonymous", false);

    public Principal {
        if (administrator && limit.isPresent()) {
            throw new IllegalArgumentException("an administrator under a limit may not everything: " + name);
        }
    }

    /// Without a limit.
    public Principal(Actor.Kind kind, long id, String name, boolean administrator) {
        this(kind, id, name, administrator, Optional.empty());
    }

    public boolean anonymous() {
        return kind == Actor.Kind.ANONYMOUS;
    }

    public Actor actor() {
        return new Actor(kind, id, name);
    }

    /// The same, able to do no more than these.
    public Principal limited(Set<Ability> abilities) {
        return new Principal(kind, id, name, false, Optional.of(new Limit(abilities, administrator)));
    }

    /// The same without its limit.
    public Principal whole() {
        return limit.map(narrowed -> new Principal(kind, id, name, narrowed.administrator()))
                .orElse(this);
    }
}
