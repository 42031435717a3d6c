package dev.berth.platform.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table on its way from one database to the other: what it consists of, read and written in the order of its key.
///
/// @param columns all columns, in the order of the table
/// @param key the places, in `columns`, of the primary key's columns
record MovedTable(String name, List<Column> columns, List<Integer> key) {

    /// A column and what it holds.
    record Column(String name, Type type) {}

    /// What columns hold; there is nothing else in strict tables.
    enum Type {
        TEXT(Types.VARCHAR),
        LONG(Types.BIGINT),
        BYTES(Types.BINARY);

        private final int jdbc;

        Type(int jdbc) {
            this.jdbc = jdbc;
        }

        static Type of(String sqlite) {
            return switch (sqlite.toLowerCase(java.util.Locale.ROOT)) {
                case "text" -> TEXT;
                case "integer" -> LONG;
                case "blob" -> BYTES;
                default -> throw new IllegalStateException("columns of the type " + sqlite + " cannot be moved");
            };
        }

        @Nullable
        Object read(ResultSet from, int position) throws SQLException {
            return switch (this) {
                case TEXT -> from.getString(position);
                case LONG -> {
                    long value = from.getLong(position);
                    yield from.wasNull() ? null : value;
                }
                case BYTES -> from.getBytes(position);
            };
        }
    }

    /// Reads all rows, or those behind a key, in the order of the key.
    PreparedStatement select(Connection connection, @Nullable Object @Nullable [] after) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select %s from %s%s order by %s"
                .formatted(
                        names(),
                        quoted(name),
                        after == null ? "" : " where (%s) > (%s)".formatted(keyNames(), marks(key.size())),
                        keyNames()));
        if (after != null) {
            for (int i = 0; i < after.length; i++) {
                bind(statement, i + 1, columns.get(key.get(i)).type(), after[i]);
            }
        }
        return statement;
    }

    /// The last key that is there; null when the table is empty.
    @Nullable
    Object @Nullable [] lastKey(Connection connection) throws SQLException {
        String descending = key.stream()
                .map(place -> quoted(columns.get(place).name()) + " desc")
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement = connection.prepareStatement(
                        "select %s from %s order by %s limit 1".formatted(keyNames(), quoted(name), descending));
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                return null;
            }
            @Nullable Object[] last = new Object[key.size()];
            for (int i = 0; i < last.length; i++) {
                last[i] = columns.get(key.get(i)).type().read(result, i + 1);
            }
            return last;
        }
    }

    long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + quoted(name));
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "insert into %s (%s) values (%s)".formatted(quoted(name), names(), marks(columns.size())));
    }

    /// Puts the row on which `from` stands into the statement.
    ///
    /// @return about how many bytes it has
    long copy(ResultSet from, PreparedStatement to) throws SQLException {
        long bytes = 0;
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).type().read(from, i + 1);
            bind(to, i + 1, columns.get(i).type(), value);
            bytes += switch (value) {
                case String text -> text.length();
                case byte[] content -> content.length;
                case null, default -> Long.BYTES;
            };
        }
        return bytes;
    }

    /// Adds the row on which `from` stands to a digest. Every value says what it is and how long, so that no two rows
    /// look the same.
    void digest(ResultSet from, MessageDigest digest) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            switch (columns.get(i).type().read(from, i + 1)) {
                case null -> digest.update((byte) 0);
                case Long number ->
                    digest.update(ByteBuffer.allocate(1 + Long.BYTES)
                            .put((byte) 1)
                            .putLong(number)
                            .flip());
                case String text -> digest((byte) 2, text.getBytes(StandardCharsets.UTF_8), digest);
                case byte[] content -> digest((byte) 3, content, digest);
                case Object other -> throw new IllegalStateException("a value of " + other.getClass());
            }
        }
    }

    private static void digest(byte kind, byte[] content, MessageDigest digest) {
        digest.update(ByteBuffer.allocate(1 + Integer.BYTES)
                .put(kind)
                .putInt(content.length)
                .flip());
        digest.update(content);
    }

    private static void bind(PreparedStatement statement, int position, Type type, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setNull(position, type.jdbc);
            case Long number -> statement.setLong(position, number);
            case String text -> statement.setString(position, text);
            case byte[] content -> statement.setBytes(position, content);
            case Object other -> throw new IllegalStateException("a value of " + other.getClass());
        }
    }

    private String names() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    private String keyNames() {
        return key.stream().map(place -> quoted(columns.get(place).name())).collect(Collectors.joining(", "));
    }

    private static String marks(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }
}
