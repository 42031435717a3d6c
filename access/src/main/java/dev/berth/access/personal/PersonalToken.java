package dev.berth.access.personal;

import dev.berth.access.principal.Ability;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A token that a user shows in place of the password.
///
/// @param abilities what it is good for, as far as the user may do it
/// @param lastUsedAt when somebody logged in with it last; up to a minute late
public record PersonalToken(
        long id,
        long userId,
        String name,
        Set<Ability> abilities,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {

    public PersonalToken {
        abilities = Set.copyOf(abilities);
    }

    boolean expired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }
}
