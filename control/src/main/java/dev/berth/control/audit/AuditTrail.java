package dev.berth.control.audit;

import dev.berth.control.project.Projects;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.EventConsumer;
import dev.berth.platform.events.RecordedEvent;
import java.util.List;

/// Writes entries of what it hears.
public final class AuditTrail implements EventConsumer {

    /// The type of events of calls that were refused, or that nothing but this event tells of. Their details are
    /// `operation`, `resourceType` and, when it was refused, `refused` with the reason.
    public static final String CALL = "call.answered";

    private final AuditTerms.Source terms;
    private final AuditEntries entries;
    private final JdbcAuditStore store = new JdbcAuditStore();

    public AuditTrail(AuditTerms.Source terms, Projects projects) {
        this.terms = terms;
        this.entries = new AuditEntries(projects);
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void accept(Transaction tx, List<RecordedEvent> events) {
        AuditTerms now = terms.in(tx);
        List<AuditEntry> kept = now.kept() ? entries.of(tx, events, now.disabled()) : List.of();
        if (!kept.isEmpty()) {
            store.insert(tx, kept);
        }
    }
}
