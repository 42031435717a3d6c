package dev.berth.conformance.scale;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.TransactionWork;
import org.jspecify.annotations.Nullable;

/// A database on which many transactions become one: what is done inside [#together] is committed at once, at its
/// end. Everything else is as it was.
final class JoinedDatabase extends ForwardingDatabase {

    private static final ScopedValue<Transaction> OUTER = ScopedValue.newInstance();

    JoinedDatabase(Database database) {
        super(database);
    }

    /// Runs work that uses this database, in one transaction of the real one.
    void together(Runnable work) {
        super.transact(tx -> {
            ScopedValue.where(OUTER, tx).run(work);
            return true;
        });
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        return OUTER.isBound() ? work.run(OUTER.get()) : super.transact(work);
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        return OUTER.isBound() ? work.run(OUTER.get()) : super.read(work);
    }
}
