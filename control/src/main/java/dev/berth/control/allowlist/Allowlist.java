package dev.berth.control.allowlist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vulnerabilities that do not count.
///
/// @param items their ids, such as CVE-2026-1234, each once, in the order in which they were given
/// @param expiresAt from when on they count again; null for never
/// @param createdAt null for a list that was never set
public record Allowlist(
        List<String> items,
        @Nullable Instant expiresAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /// The list of whoever has set none.
    public static final Allowlist NONE = new Allowlist(List.of(), null, null, null);

    public Allowlist {
        items = List.copyOf(items);
    }

    /// Whether these do not count at this time.
    public boolean holds(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
