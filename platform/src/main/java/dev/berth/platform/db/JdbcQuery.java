package dev.berth.platform.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A query on a JDBC session.
final class JdbcQuery implements Query {

    private final JdbcTransaction transaction;
    private final JdbcSession session;
    private final NamedSql sql;
    private final Map<String, Value> values = new HashMap<>();
    private boolean used;

    JdbcQuery(JdbcTransaction transaction, JdbcSession session, NamedSql sql) {
        this.transaction = transaction;
        this.session = session;
        this.sql = sql;
    }

    @Override
    public Query bind(String name, @Nullable String value) {
        return put(name, value == null ? new Value.Null(Types.VARCHAR) : new Value.Text(value));
    }

    @Override
    public Query bind(String name, long value) {
        return put(name, new Value.Integral(value));
    }

    @Override
    public Query bind(String name, @Nullable Long value) {
        return put(name, value == null ? new Value.Null(Types.BIGINT) : new Value.Integral(value));
    }

    @Override
    public Query bind(String name, boolean value) {
        return put(name, new Value.Integral(value ? 1 : 0));
    }

    @Override
    public Query bind(String name, byte @Nullable [] value) {
        return put(name, value == null ? new Value.Null(Types.BINARY) : new Value.Bytes(value));
    }

    @Override
    public Query bind(String name, @Nullable Instant value) {
        return put(name, value == null ? new Value.Null(Types.BIGINT) : new Value.Integral(value.toEpochMilli()));
    }

    @Override
    public <T> List<T> list(Function<Row, T> mapper) {
        return rows(mapper, Long.MAX_VALUE);
    }

    @Override
    public <T> Optional<T> first(Function<Row, T> mapper) {
        return rows(mapper, 1).stream().findFirst();
    }

    @Override
    public int update() {
        return run(prepared -> prepared.statement().executeUpdate());
    }

    private <T> List<T> rows(Function<Row, T> mapper, long limit) {
        return run(prepared -> {
            try (ResultSet result = prepared.statement().executeQuery()) {
                List<T> rows = new ArrayList<>();
                JdbcRow row = new JdbcRow(result, prepared.columns(result));
                while (rows.size() < limit && result.next()) {
                    rows.add(mapper.apply(row));
                }
                return rows;
            }
        });
    }

    private <T> T run(Ending<T> ending) {
        transaction.requireUsable();
        requireComplete();
        try {
            JdbcSession.Prepared prepared = session.take(sql);
            try {
                fill(prepared.statement());
                return ending.run(prepared);
            } finally {
                session.giveBack(prepared);
            }
        } catch (SQLException e) {
            throw transaction.failed(session.translate(e, sql.text()));
        }
    }

    private void fill(PreparedStatement statement) throws SQLException {
        int position = 1;
        for (String name : sql.positions()) {
            switch (values.get(name)) {
                case Value.Text(String text) -> statement.setString(position, text);
                case Value.Integral(long number) -> statement.setLong(position, number);
                case Value.Bytes(byte[] bytes) -> statement.setBytes(position, bytes);
                case Value.Null(int type) -> statement.setNull(position, type);
                case null -> throw new IllegalStateException("parameter :" + name + " is not bound");
            }
            position++;
        }
    }

    private Query put(String name, Value value) {
        if (!sql.names().contains(name)) {
            throw new IllegalStateException("there is no parameter :" + name + " in: " + sql.text());
        }
        values.put(name, value);
        return this;
    }

    private void requireComplete() {
        if (used) {
            throw new IllegalStateException("a query runs once; this one ran before: " + sql.text());
        }
        used = true;
        if (values.size() < sql.names().size()) {
            List<String> missing = sql.names().stream()
                    .filter(name -> !values.containsKey(name))
                    .toList();
            throw new IllegalStateException("parameters " + missing + " are not bound in: " + sql.text());
        }
    }

    private interface Ending<T> {
        T run(JdbcSession.Prepared prepared) throws SQLException;
    }

    private sealed interface Value {

        record Text(String text) implements Value {}

        record Integral(long number) implements Value {}

        @SuppressWarnings("ArrayRecordComponent") // a value on its way to the driver; nobody compares it
        record Bytes(byte[] bytes) implements Value {}

        record Null(int type) implements Value {}
    }
}
