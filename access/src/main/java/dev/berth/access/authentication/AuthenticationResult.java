package dev.berth.access.authentication;

import dev.berth.access.principal.Principal;
import java.time.Duration;

/// What became of the attempt to show who one is.
public sealed interface AuthenticationResult {

    record Authenticated(Principal principal) implements AuthenticationResult {}

    /// The name and the secret do not belong together; whether the name exists is not said.
    record Rejected() implements AuthenticationResult {}

    /// Too many failures; the attempt was not even looked at.
    record Throttled(Duration retryAfter) implements AuthenticationResult {}
}
