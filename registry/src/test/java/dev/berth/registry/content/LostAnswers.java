package dev.berth.registry.content;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.db.Doorbell;
import dev.berth.platform.db.TransactionWork;
import org.jspecify.annotations.Nullable;

/// A database whose answer to a commit gets lost, when that is asked for: what is written stands, but nobody is told.
final class LostAnswers implements Database {

    private final Database database;
    private boolean losing;

    LostAnswers(Database database) {
        this.database = database;
    }

    void loseNext() {
        losing = true;
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        T result = database.transact(work);
        if (losing) {
            losing = false;
            throw new DatabaseException(Reason.UNKNOWN, "the connection was lost in a commit");
        }
        return result;
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
    public Database aside() {
        return this;
    }

    @Override
    public void close() {
        database.close();
    }
}
