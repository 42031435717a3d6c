package dev.berth.access.token;

import dev.berth.access.principal.Principal;
import java.time.Instant;
import java.util.List;

/// A token whose signature and times hold.
public record VerifiedToken(Principal principal, List<Access> access, Instant issuedAt, Instant expiresAt) {
    public VerifiedToken {
        access = List.copyOf(access);
    }

    /// Whether the token opens `action` on the repository of this name.
    public boolean allows(String repository, String action) {
        for (Access entry : access) {
            if (entry.type().equals("repository")
                    && entry.name().equals(repository)
                    && entry.actions().contains(action)) {
                return true;
            }
        }
        return false;
    }
}
