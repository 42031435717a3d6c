package dev.berth.access.principal;

import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import java.util.Optional;

/// The local users.
public final class Users {

    /// Makes a user. Refused when the name or address is taken (CONFLICT) or a part is not acceptable (INVALID,
    /// names the field).
    public User create(Actor actor, NewUser user) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The user with this id.
    public Optional<User> find(long id) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The user with this name; names differ by case-insensitive comparison.
    public Optional<User> findByName(String username) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Replaces a password.
    public void setPassword(Actor actor, long id, Secret password) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// Whether any administrator exists.
    public boolean any() {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
