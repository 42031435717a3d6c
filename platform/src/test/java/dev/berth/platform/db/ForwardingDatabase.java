package dev.berth.platform.db;

import org.jspecify.annotations.Nullable;

/// Passes everything on to another database. Tests override what they want to be otherwise.
public abstract class ForwardingDatabase implements Database {

    private final Database database;

    protected ForwardingDatabase(Database database) {
        this.database = database;
    }

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
        return database.doorbell();
    }

    @Override
    public void close() {
        database.close();
    }
}
