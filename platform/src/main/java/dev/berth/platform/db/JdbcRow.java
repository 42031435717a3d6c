package dev.berth.platform.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The row on which a JDBC result stands.
final class JdbcRow implements Row {

    private final ResultSet result;
    private final Map<String, Integer> columns;

    JdbcRow(ResultSet result, Map<String, Integer> columns) {
        this.result = result;
        this.columns = columns;
    }

    @Override
    public String text(String column) {
        return present(column, textOrNull(column));
    }

    @Override
    public @Nullable String textOrNull(String column) {
        return read(column, ResultSet::getString);
    }

    @Override
    public long number(String column) {
        return present(column, numberOrNull(column));
    }

    @Override
    public @Nullable Long numberOrNull(String column) {
        return read(column, (from, position) -> {
            long number = from.getLong(position);
            return number == 0 && from.wasNull() ? null : number;
        });
    }

    @Override
    public boolean flag(String column) {
        return number(column) != 0;
    }

    @Override
    public byte[] bytes(String column) {
        return present(column, read(column, ResultSet::getBytes));
    }

    @Override
    public Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    @Override
    public @Nullable Instant instantOrNull(String column) {
        Long millis = numberOrNull(column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private <T> @Nullable T read(String column, Reading<T> reading) {
        Integer position = columns.get(column);
        if (position == null) {
            throw new IllegalStateException("the result has no column '" + column + "'; it has " + columns.keySet());
        }
        try {
            return reading.read(result, position);
        } catch (SQLException e) {
            throw new IllegalStateException("column '" + column + "' cannot be read so", e);
        }
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("column '" + column + "' is null");
        }
        return value;
    }

    private interface Reading<T> {
        @Nullable
        T read(ResultSet from, int position) throws SQLException;
    }
}
