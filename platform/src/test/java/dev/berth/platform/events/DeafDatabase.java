package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Doorbell;
import dev.berth.platform.db.TransactionWork;
import org.jspecify.annotations.Nullable;

/// A database whose rings do not arrive.
public record DeafDatabase(Database database) implements Database {

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        return database.transact(work);
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        return database.read(work);
    }

    @Override
    public boolean shared() {
        return database.shared();
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

    @Override
    public void close() {
        database.close();
    }
}
