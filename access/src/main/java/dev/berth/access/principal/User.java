package dev.berth.access.principal;

import dev.berth.platform.kernel.Actor;
import java.time.Instant;

/// A local user.
public record User(
        long id,
        String username,
        String email,
        String realName,
        String comment,
        boolean administrator,
        Instant createdAt,
        Instant updatedAt) {

    public Principal principal() {
        return new Principal(Actor.Kind.USER, id, username, administrator);
    }
}
