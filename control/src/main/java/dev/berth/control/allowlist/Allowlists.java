package dev.berth.control.allowlist;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The lists of vulnerabilities that do not count. Safe for use by many threads.
public final class Allowlists {

    /// Stands for the installation among the ids of projects.
    private static final long INSTALLATION = 0;

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcAllowlistStore store = new JdbcAllowlistStore();

    public Allowlists(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The list of the installation.
    public Allowlist ofInstallation() {
        return database.read(tx -> store.find(tx, INSTALLATION)).orElse(Allowlist.NONE);
    }

    /// Replaces the list of the installation.
    public void replace(Actor actor, NewAllowlist list) {
        database.transact(tx -> {
            store.put(tx, INSTALLATION, list, now());
            outbox.append(
                    tx,
                    Event.updated(actor, "allowlist", "system")
                            .telling("listed %d vulnerabilities that do not count"
                                    .formatted(list.items().size())));
            return true;
        });
    }

    /// The list of a project.
    public Optional<Allowlist> of(long project) {
        return database.read(tx -> store.find(tx, project));
    }

    /// The lists of those of these projects that have one, by project.
    public Map<Long, Allowlist> of(Collection<Long> projects) {
        return projects.isEmpty() ? Map.of() : database.read(tx -> store.find(tx, projects));
    }

    /// Replaces the list of a project, inside the transaction that changes it.
    public void replace(Transaction tx, long project, NewAllowlist list) {
        store.put(tx, project, list, now());
    }

    /// Forgets the list of a project that goes.
    public void forget(Transaction tx, long project) {
        store.delete(tx, project);
    }

    private Instant now() {
        return clock.instant();
    }
}
