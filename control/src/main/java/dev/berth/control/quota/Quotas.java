package dev.berth.control.quota;

import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectBeginning;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;

/// The quotas of projects. Every project has one from the transaction that makes it. Safe for use by many threads.
public final class Quotas implements ProjectBeginning {

    /// What lists of quotas are narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.number("reference_id"),
            Field.number("hard.storage"),
            Field.number("used.storage"),
            Field.time("creation_time"),
            Field.time("update_time"));

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ToLongFunction<Transaction> usual;
    private final JdbcQuotaStore store = new JdbcQuotaStore();
    private final JdbcUsageStore usage = new JdbcUsageStore();

    /// @param usual the limit, in bytes, of projects made without one; -1 for none
    public Quotas(Database database, Outbox outbox, InstantSource clock, ToLongFunction<Transaction> usual) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.usual = usual;
    }

    @Override
    public void begun(Transaction tx, Project project, OptionalLong storageLimit) {
        StorageLimit limit = new StorageLimit(storageLimit.orElseGet(() -> usual.applyAsLong(tx)));
        store.insert(tx, project, limit, clock.instant());
        // Only a node of a version that kept no account can have left anything of an earlier project of this name.
        usage.forget(tx, project.name());
        usage.create(tx, project.name());
        apply(tx, project.name(), limit);
    }

    /// A page of quotas, in the order in which their projects were made unless the query says otherwise.
    public List<Quota> list(ListQuery query) {
        return database.read(tx -> store.list(tx, query));
    }

    /// How many quotas [#list] has over all pages.
    public long count(ListQuery query) {
        return database.read(tx -> store.count(tx, query));
    }

    public Optional<Quota> find(long id) {
        return database.read(tx -> store.find(tx, id));
    }

    /// The quota of the project of this name.
    public Optional<Quota> of(String project) {
        return database.read(tx -> store.find(tx, project));
    }

    /// The bytes that projects hold, by the projects' ids; at most `limit`, of those behind `after` in the order of
    /// ids.
    public Map<Long, Long> held(long after, int limit) {
        return database.read(tx -> store.held(tx, after, limit));
    }

    /// The bytes that these projects hold, by their ids; those that are not there are left out.
    public Map<Long, Long> held(Set<Long> projects) {
        return database.read(tx -> store.held(tx, projects));
    }

    /// Sets what a project may hold, which may be less than it does: then nothing more is pushed to it. NOT_FOUND
    /// when there is no such quota.
    public void update(Actor actor, long id, StorageLimit limit) {
        database.transact(tx -> {
            Quota quota = store.find(tx, id)
                    .orElseThrow(
                            () -> new DomainException(QuotaErrorCode.NOT_FOUND, "there is no quota %d".formatted(id)));
            store.update(tx, id, limit, clock.instant());
            apply(tx, quota.project(), limit);
            outbox.append(
                    tx,
                    Event.updated(actor, "quota", quota.project())
                            .in(quota.projectId())
                            .with("limit", Long.toString(limit.bytes())));
            return id;
        });
    }

    private void apply(Transaction tx, String project, StorageLimit limit) {
        Slots slots = usage.lock(tx, project);
        if (limit.unlimited()) {
            usage.free(tx, project, slots);
        } else {
            // The next push that does not fit below the threshold looks at the sum, and warns if need be.
            usage.share(tx, project, slots.shared(limit.threshold()));
        }
    }
}
