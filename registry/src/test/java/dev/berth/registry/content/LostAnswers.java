package dev.berth.registry.content;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.TransactionWork;
import org.jspecify.annotations.Nullable;

/// A database whose answer to a commit gets lost, when that is asked for: what is written stands, but nobody is told.
final class LostAnswers extends ForwardingDatabase {

    private boolean losing;

    LostAnswers(Database database) {
        super(database);
    }

    void loseNext() {
        losing = true;
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        T result = super.transact(work);
        if (losing) {
            losing = false;
            throw new DatabaseException(Reason.UNKNOWN, "the connection was lost in a commit");
        }
        return result;
    }
}
