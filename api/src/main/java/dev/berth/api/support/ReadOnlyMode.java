package dev.berth.api.support;

import dev.berth.platform.kernel.DomainException;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Refuses what changes anything while administrators want nothing to be changed. Routes that are open to all are not
/// asked about: they are the ways to sign in and out.
public final class ReadOnlyMode {

    /// Tells the refusal from others; the writers of errors say DENIED for it, as Harbor does everywhere.
    public static final String CODE = "READ_ONLY";

    /// What goes on: the way out of this, and what pulls need.
    private static final Set<String> EXEMPT = Set.of("updateConfigurations", "getToken", "postToken");

    private final BooleanSupplier on;

    /// @param on whether nothing may be changed; asked once for each call that would change something
    public ReadOnlyMode(BooleanSupplier on) {
        this.on = on;
    }

    /// READ_ONLY when this route, which changes something, is not to be answered now.
    public void check(Route route) {
        if (!EXEMPT.contains(route.documentation().operation()) && on.getAsBoolean()) {
            throw new DomainException(
                    ApiErrorCode.READ_ONLY, "The system is in read only mode. Any modification is prohibited.");
        }
    }
}
