package dev.berth.platform.db;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Asks a database how it runs statements.
public final class Plans {

    private Plans() {}

    /// The steps of all statements that `work` runs in a transaction, as the database names them.
    public static List<String> ofWrite(Database database, Consumer<Transaction> work) {
        return database.transact(tx -> explained(tx, work));
    }

    /// The steps of all statements that `work` runs in a read.
    public static List<String> ofRead(Database database, Consumer<Transaction> work) {
        return database.read(tx -> explained(tx, work));
    }

    private static List<String> explained(Transaction tx, Consumer<Transaction> work) {
        List<String> steps = new ArrayList<>();
        work.accept(new Transaction() {
            @Override
            public Query sql(String text) {
                return new ExplainedQuery(tx.sql(explain(tx.dialect()) + text), tx.sql(text), column(dialect()), steps);
            }

            @Override
            public void afterCommit(Runnable action) {
                tx.afterCommit(action);
            }

            @Override
            public Dialect dialect() {
                return tx.dialect();
            }
        });
        return steps;
    }

    private static String explain(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> "explain query plan ";
            case POSTGRESQL -> "explain (costs off) ";
        };
    }

    private static String column(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> "detail";
            case POSTGRESQL -> "QUERY PLAN";
        };
    }
}
