package dev.berth.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds out what tables an embedded database has.
final class MovedTables {

    private MovedTables() {}

    /// All tables with what the registry keeps, each behind those that it refers to.
    static List<MovedTable> of(Connection embedded) throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        for (String table : texts(embedded, """
                select name from sqlite_schema
                where type = 'table' and name not like 'sqlite!_%' escape '!' and name <> ?
                """, "schema_history")) {
            Set<String> parents =
                    new TreeSet<>(texts(embedded, "select \"table\" from pragma_foreign_key_list(?)", table));
            parents.remove(table);
            references.put(table, parents);
        }
        Map<String, MovedTable> ordered = new LinkedHashMap<>();
        while (ordered.size() < references.size()) {
            int before = ordered.size();
            for (Map.Entry<String, Set<String>> entry : references.entrySet()) {
                if (!ordered.containsKey(entry.getKey()) && ordered.keySet().containsAll(entry.getValue())) {
                    ordered.put(entry.getKey(), table(embedded, entry.getKey()));
                }
            }
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + references);
            }
        }
        return List.copyOf(ordered.values());
    }

    private static MovedTable table(Connection embedded, String name) throws SQLException {
        List<MovedTable.Column> columns = new ArrayList<>();
        Map<Integer, Integer> key = new TreeMap<>();
        try (PreparedStatement statement =
                embedded.prepareStatement("select name, type, pk from pragma_table_info(?) order by cid")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    if (result.getInt("pk") > 0) {
                        key.put(result.getInt("pk"), columns.size());
                    }
                    columns.add(new MovedTable.Column(
                            result.getString("name"), MovedTable.Type.of(result.getString("type"))));
                }
            }
        }
        if (key.isEmpty()) {
            throw new IllegalStateException("the table " + name + " has no primary key to move it by");
        }
        return new MovedTable(name, List.copyOf(columns), List.copyOf(key.values()));
    }

    private static List<String> texts(Connection embedded, String sql, String argument) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = embedded.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
        }
        return found;
    }
}
