package dev.berth.access.principal;

import java.util.Set;

/// What narrows a user who showed a token in place of the password.
///
/// @param administrator whether the user is a system administrator; within the limit that counts
public record Limit(Set<Ability> abilities, boolean administrator) {

    /// Nothing beyond what a registry token's own list says.
    public static final Limit NOTHING = new Limit(Set.of(), false);

    public Limit {
        abilities = Set.copyOf(abilities);
    }

    public boolean allows(Ability ability) {
        return abilities.contains(ability);
    }
}
