package dev.berth.control.audit;

import dev.berth.control.audit.JdbcForwardStore.Former;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.time.InstantSource;

/// Remembers where the audit log was sent when that changes, so that whoever is no longer sent to still gets what
/// happened by then, and that somebody changed it. Safe for use by many threads.
public final class AuditSwitch {

    private final InstantSource clock;
    private final JdbcForwardStore store = new JdbcForwardStore();

    public AuditSwitch(InstantSource clock) {
        this.clock = clock;
    }

    /// Call it in the transaction of the change, after its event was written down.
    ///
    /// @param before where entries were sent; empty for nowhere
    public void changed(Transaction tx, String before) {
        SyslogReceiver.parse(before)
                .ifPresent(receiver ->
                        store.addFormer(tx, new Former(receiver.toString(), Instant.ofEpochMilli(clock.millis()))));
    }
}
