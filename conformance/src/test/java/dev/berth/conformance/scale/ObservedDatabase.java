package dev.berth.conformance.scale;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.TransactionWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A database that notes which statements requests run; what jobs and housekeeping do meanwhile is not noted.
final class ObservedDatabase extends ForwardingDatabase {

    private static final StackWalker STACK = StackWalker.getInstance();

    private final Database database;
    private final List<Statement> noted = new CopyOnWriteArrayList<>();

    ObservedDatabase(Database database) {
        super(database);
        this.database = database;
    }

    /// What was noted since the last call.
    List<Statement> taken() {
        List<Statement> taken = new ArrayList<>(noted);
        noted.clear();
        return taken;
    }

    /// Runs work that is not noted.
    <T extends @Nullable Object> T aside(TransactionWork<T> work) {
        return database.read(work);
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        boolean ofRequest = ofRequest();
        return super.transact(tx -> work.run(ofRequest ? new Noting(tx) : tx));
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        boolean ofRequest = ofRequest();
        return super.read(tx -> work.run(ofRequest ? new Noting(tx) : tx));
    }

    private static boolean ofRequest() {
        return STACK.walk(
                frames -> frames.anyMatch(frame -> frame.getClassName().startsWith("dev.berth.api.")));
    }

    @Override
    public Database aside() {
        return database.aside();
    }

    private final class Noting implements Transaction {

        private final Transaction tx;

        Noting(Transaction tx) {
            this.tx = tx;
        }

        @Override
        public Query sql(String text) {
            Statement statement = new Statement(text);
            return new NotingQuery(tx.sql(text), statement);
        }

        @Override
        public void afterCommit(Runnable action) {
            tx.afterCommit(action);
        }

        @Override
        public Dialect dialect() {
            return tx.dialect();
        }
    }

    private final class NotingQuery implements Query {

        private final Query query;
        private final Statement statement;

        NotingQuery(Query query, Statement statement) {
            this.query = query;
            this.statement = statement;
        }

        private Query bound(String name, @Nullable Object value, UnaryOperator<Query> binding) {
            Query _ = binding.apply(query);
            statement.bind(name, value == null ? "null" : value, binding);
            return this;
        }

        @Override
        public Query bind(String name, @Nullable String value) {
            return bound(name, value, each -> each.bind(name, value));
        }

        @Override
        public Query bind(String name, long value) {
            return bound(name, value, each -> each.bind(name, value));
        }

        @Override
        public Query bind(String name, @Nullable Long value) {
            return bound(name, value, each -> each.bind(name, value));
        }

        @Override
        public Query bind(String name, boolean value) {
            return bound(name, value ? 1L : 0L, each -> each.bind(name, value));
        }

        @Override
        public Query bind(String name, byte @Nullable [] value) {
            return bound(name, value, each -> each.bind(name, value));
        }

        @Override
        public Query bind(String name, @Nullable Instant value) {
            return bound(name, value == null ? null : value.toEpochMilli(), each -> each.bind(name, value));
        }

        @Override
        public <T> List<T> list(Function<Row, T> mapper) {
            noted.add(statement);
            return query.list(mapper);
        }

        @Override
        public <T> Optional<T> first(Function<Row, T> mapper) {
            noted.add(statement);
            return query.first(mapper);
        }

        @Override
        public int update() {
            noted.add(statement);
            return query.update();
        }
    }
}
