package dev.berth.blobstore;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A ledger in memory, for tests. Stores that share one are as nodes that share a database.
public final class InMemorySpoolLedger implements SpoolLedger {

    private final ConcurrentMap<ObjectKey, String> states = new ConcurrentHashMap<>();

    @Override
    public Optional<String> load(ObjectKey key) {
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public void save(ObjectKey key, String state) {
        states.put(key, state);
    }

    @Override
    public void remove(ObjectKey key) {
        states.remove(key);
    }

    /// Whether nothing is kept, of which nobody would ever take care.
    public boolean isEmpty() {
        return states.isEmpty();
    }
}
