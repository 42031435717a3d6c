package dev.berth.control.audit;

import dev.berth.platform.db.Transaction;
import java.util.Optional;
import java.util.Set;

/// What becomes of entries of the audit log.
///
/// @param forward where they are sent; empty for nowhere
/// @param kept whether they are kept here. They are in any case when they are sent nowhere
/// @param disabled types of which there are no entries, such as `pull_artifact`
public record AuditTerms(Optional<SyslogReceiver> forward, boolean kept, Set<String> disabled) {

    /// All are kept, and sent nowhere.
    public static final AuditTerms USUAL = new AuditTerms(Optional.empty(), true, Set.of());

    public AuditTerms {
        disabled = Set.copyOf(disabled);
        kept = kept || forward.isEmpty();
    }

    /// Says which terms hold at the moment.
    @FunctionalInterface
    public interface Source {

        /// As a transaction sees them.
        AuditTerms in(Transaction tx);
    }
}
