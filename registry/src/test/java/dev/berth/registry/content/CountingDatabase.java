package dev.berth.registry.content;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.TransactionWork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A database that notes the statements which it is asked.
final class CountingDatabase extends ForwardingDatabase {

    private final List<String> statements = new ArrayList<>();

    CountingDatabase(Database database) {
        super(database);
    }

    /// The statements since the last time, without `begin` and `commit`.
    synchronized List<String> statements() {
        List<String> asked = List.copyOf(statements);
        statements.clear();
        return asked;
    }

    private synchronized void note(String text) {
        statements.add(text);
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        return super.transact(tx -> work.run(new Noting(tx)));
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        return super.read(tx -> work.run(new Noting(tx)));
    }

    private final class Noting implements Transaction {

        private final Transaction transaction;

        Noting(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Query sql(String text) {
            note(text);
            return transaction.sql(text);
        }

        @Override
        public void afterCommit(Runnable action) {
            transaction.afterCommit(action);
        }

        @Override
        public Dialect dialect() {
            return transaction.dialect();
        }
    }
}
