package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Doorbell;
import dev.berth.platform.db.ForwardingDatabase;

/// A database whose rings do not arrive.
public final class DeafDatabase extends ForwardingDatabase {

    public DeafDatabase(Database database) {
        super(database);
    }

    @Override
    public Doorbell doorbell() {
        return new Doorbell() {
            @Override
            public void ring() {}

            @Override
            public AutoCloseable onRing(Runnable action) {
                return () -> {};
            }
        };
    }
}
