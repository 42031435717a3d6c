package dev.berth.conformance.scale;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;

/// Lets SQLite run statements once more and count.
final class SqliteCost {

    private static final int STRIDE = 10;
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|(?<!:):([A-Za-z][A-Za-z0-9]*)");
    private static final Pattern SCAN = Pattern.compile("SCAN (\\w+)(.*)");

    private SqliteCost() {}

    static TouchedRows of(Statement statement, Path file) throws SQLException {
        List<Object> values = new ArrayList<>();
        String sql = positional(statement, values);
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new SQLiteConfig().toProperties())) {
            List<String> scanned = scanned(connection, statement, sql, values);
            long[] steps = {0};
            ProgressHandler.setHandler(connection, STRIDE, new ProgressHandler() {
                @Override
                protected int progress() {
                    steps[0] += STRIDE;
                    return 0;
                }
            });
            try (PreparedStatement prepared = bound(connection, sql, values);
                    ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    // The steps are counted.
                }
            }
            ProgressHandler.clearHandler(connection);
            return new TouchedRows(steps[0] / 10, scanned);
        }
    }

    /// A scan of an index that ends with the page is none; one that does not costs steps.
    private static List<String> scanned(Connection connection, Statement statement, String sql, List<Object> values)
            throws SQLException {
        List<String> scanned = new ArrayList<>();
        try (PreparedStatement explain = bound(connection, "explain query plan " + sql, values);
                ResultSet plan = explain.executeQuery()) {
            while (plan.next()) {
                Matcher scan = SCAN.matcher(plan.getString("detail"));
                if (scan.lookingAt()
                        && !scan.group(2).contains("INDEX")
                        && TouchedRows.LARGE.contains(table(statement.sql(), scan.group(1)))) {
                    scanned.add(table(statement.sql(), scan.group(1)));
                }
            }
        }
        return scanned;
    }

    /// SQLite names tables in plans as the statement does.
    private static String table(String sql, String name) {
        Matcher named = Pattern.compile("(?:from|join)\\s+(\\w+)\\s+(?:as\\s+)?" + name + "\\b")
                .matcher(sql);
        return named.find() ? named.group(1) : name;
    }

    private static String positional(Statement statement, List<Object> values) {
        return PARAMETER.matcher(statement.sql()).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement(found.group());
            }
            values.add(Objects.requireNonNull(statement.values().get(found.group(1)), found.group(1)));
            return "?";
        });
    }

    private static PreparedStatement bound(Connection connection, String sql, List<Object> values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            prepared.setObject(i + 1, value.equals("null") ? null : value);
        }
        return prepared;
    }
}
