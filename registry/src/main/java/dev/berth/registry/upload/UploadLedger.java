package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolLedger;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The ledger of the blob store's driver, in the database, so that any node goes on with an upload. Who writes to
/// an upload has claimed it; whoever was slow for so long that another node took over saves nothing here any
/// more. Safe for use by many threads.
public final class UploadLedger implements SpoolLedger {

    private final Database database;
    private final InstantSource clock;
    private final JdbcSpoolStateStore store = new JdbcSpoolStateStore();
    // The claims that this node holds. Without one, an upload's number is still 0.
    private final Map<ObjectKey, Long> held = new ConcurrentHashMap<>();

    public UploadLedger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// From now on this node writes to the spool under this claim.
    void hold(ObjectKey key, long claim) {
        held.put(key, claim);
    }

    void release(ObjectKey key) {
        held.remove(key);
    }

    @Override
    public Optional<String> load(ObjectKey key) throws IOException {
        try {
            return database.read(tx -> store.find(tx, key));
        } catch (DatabaseException e) {
            throw away("load", key, e);
        }
    }

    @Override
    public void save(ObjectKey key, String state) throws IOException {
        Instant now = clock.instant();
        long claim = held.getOrDefault(key, 0L);
        boolean saved;
        try {
            saved = database.transact(tx -> store.save(tx, key, state, claim, now));
        } catch (DatabaseException e) {
            throw away("save", key, e);
        }
        if (!saved) {
            throw new IOException("cannot save the state of %s: another node writes to it now".formatted(key));
        }
    }

    @Override
    public void remove(ObjectKey key) throws IOException {
        long claim = held.getOrDefault(key, 0L);
        try {
            database.transact(tx -> store.delete(tx, key, claim));
        } catch (DatabaseException e) {
            throw away("remove", key, e);
        }
    }

    /// Forgets states that belong to no upload and were saved before `now` by more than `age`: a slow writer may
    /// have left them after its upload had ended.
    void forgetLeft(Instant now, Duration age) {
        database.transact(tx -> store.deleteLeft(tx, now.minus(age)));
    }

    private static IOException away(String verb, ObjectKey key, DatabaseException cause) {
        return new IOException("cannot %s the state of %s: the database did not answer".formatted(verb, key), cause);
    }
}
