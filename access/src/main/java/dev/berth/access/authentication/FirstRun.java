package dev.berth.access.authentication;

import dev.berth.access.principal.User;
import dev.berth.platform.kernel.Secret;
import java.util.Optional;

/// The one-time code that makes the first administrator.
public final class FirstRun {

    /// A new one-time code while no administrator exists, replacing an earlier one; empty afterwards. Only a hash
    /// is kept.
    public Optional<Secret> open() {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Whether the first administrator is still to be made.
    public boolean pending() {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Makes the first administrator; DENIED when the code is wrong (guessing is throttled) or one exists.
    public User complete(Secret code, String username, String email, Secret password) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
