package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.kernel.DomainException;
import java.util.Optional;

/// Judges what a caller asked to be true before a write.
final class Conditions {

    private Conditions() {}

    /// @param current what `reference` points to now; empty when it does not exist
    /// @throws DomainException with `PRECONDITION` when the condition does not hold
    static void require(TagCondition condition, Optional<Digest> current, String reference) {
        boolean holds = switch (condition) {
            case TagCondition.Any _ -> true;
            case TagCondition.Matches(Digest expected) -> current.equals(Optional.of(expected));
            case TagCondition.Absent _ -> current.isEmpty();
        };
        if (!holds) {
            throw new DomainException(
                    RegistryErrorCode.PRECONDITION,
                    "nothing was changed: %s %s"
                            .formatted(
                                    reference,
                                    current.map(digest -> "points to " + digest).orElse("does not exist")));
        }
    }
}
