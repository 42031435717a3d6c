package dev.berth.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A migration that builds indexes on tables with many rows, written once more for a PostgreSQL database in use: the
/// file `db/concurrently/<script>` beside `db/migration/<script>`. Its statements run one by one outside of a
/// transaction, so that nobody waits for them, and may run again after an end in between:
/// `create index concurrently if not exists`, `drop index concurrently if exists`, `alter index if exists`. The
/// indexes are the same in the end.
///
/// @param name of the script
record ConcurrentForm(String name, List<String> statements) {

    private static final String FOLDER = "db/concurrently/";
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern CREATED =
            Pattern.compile("create (?:unique )?index concurrently if not exists (\\w+) on .*", Pattern.DOTALL);
    private static final String INVALID = """
            select 1
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = current_schema()::regnamespace
            and c.relname = ?
            and not i.indisvalid
            """;

    static Optional<ConcurrentForm> of(String script) {
        ClassLoader loader = ConcurrentForm.class.getClassLoader();
        try (@Nullable InputStream file = loader.getResourceAsStream(FOLDER + script)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(parse(script, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConcurrentForm parse(String script, String text) {
        String bare =
                text.lines().map(line -> COMMENT.matcher(line).replaceFirst("")).collect(Collectors.joining("\n"));
        return new ConcurrentForm(
                script,
                Arrays.stream(bare.split(";", -1))
                        .map(String::strip)
                        .filter(statement -> !statement.isEmpty())
                        .toList());
    }

    void run(Connection connection) throws SQLException {
        // Building waits for the transactions of others, and holds up none of them meanwhile.
        execute(connection, "set statement_timeout = 0; set lock_timeout = 0");
        for (String statement : statements) {
            Matcher created = CREATED.matcher(statement);
            if (created.matches() && isInvalid(connection, created.group(1))) {
                // What an attempt left behind that came to no end.
                execute(connection, "drop index concurrently " + created.group(1));
            }
            execute(connection, statement);
        }
    }

    private static boolean isInvalid(Connection connection, String index) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INVALID)) {
            statement.setString(1, index);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
