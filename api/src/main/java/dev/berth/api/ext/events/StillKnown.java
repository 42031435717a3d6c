package dev.berth.api.ext.events;

import dev.berth.access.principal.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Who follows, asked again and again: a session may end, a password change, an administrator become none. For use by
/// one thread.
final class StillKnown {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final long id;
    private final Supplier<Optional<Principal>> again;
    private final InstantSource clock;
    private Optional<Principal> known;
    private Instant asked;

    StillKnown(Principal principal, Supplier<Optional<Principal>> again, InstantSource clock) {
        this.id = principal.id();
        this.known = Optional.of(principal);
        this.again = again;
        this.clock = clock;
        this.asked = clock.instant();
    }

    /// Who it is now; empty when it is not known any more.
    Optional<Principal> now() {
        Instant now = clock.instant();
        if (known.isPresent() && !now.isBefore(asked.plus(GOOD_FOR))) {
            asked = now;
            known = again.get().filter(principal -> principal.id() == id);
        }
        return known;
    }
}
