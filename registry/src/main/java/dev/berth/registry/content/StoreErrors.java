package dev.berth.registry.content;

import dev.berth.blobstore.NoRoomException;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;

/// What the store's failures mean to whoever asked.
final class StoreErrors {

    private StoreErrors() {}

    /// @param attempt what was tried, as in "read blob …"
    static DomainException refusal(String attempt, IOException cause) {
        return cause instanceof NoRoomException
                ? new DomainException(
                        RegistryErrorCode.STORAGE_FULL,
                        "cannot %s: the store is full; free some room and try again".formatted(attempt),
                        cause)
                : new DomainException(
                        RegistryErrorCode.UNAVAILABLE,
                        "cannot %s: the store does not answer; try again later".formatted(attempt),
                        cause);
    }
}
