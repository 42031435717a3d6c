package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.db.MigrationScripts.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {

    /// What makes a history one that this program did not write, and what takes that back.
    private static final Map<String, String> CHANGES = Map.of(
            "update schema_history set checksum = checksum + 1 where version = '009'",
            "update schema_history set checksum = checksum - 1 where version = '009'",
            "update schema_history set success = (1 = 0) where version = '009'",
            "update schema_history set success = (1 = 1) where version = '009'",
            "update schema_history set type = 'BASELINE' where version = '009'",
            "update schema_history set type = 'SQL' where version = '009'",
            "update schema_history set script = 'V009__other.sql' where version = '009'",
            "update schema_history set script = 'V009__notices.sql' where version = '009'",
            "update schema_history set version = '999', script = 'V999__future.sql' where version = '009'",
            "update schema_history set version = '009', script = 'V009__notices.sql' where version = '999'",
            """
            insert into schema_history
            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (999, '999', 'of the future', 'SQL', 'V999__future.sql', 1, '', 1, (1 = 1))
            """,
            "delete from schema_history where version = '999'");

    @RegisterExtension
    final TestDatabase embedded = TestDatabase.open(TestDatabase.Kind.EMBEDDED);

    @ParameterizedTest
    @EnumSource
    void aMigratedDatabaseIsUpToDateAsLongAsItsHistoryIsThatOfThisProgram(TestDatabase.Kind kind) throws SQLException {
        Place place = place(kind);
        assertThat(place.upToDate()).isTrue();

        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            place.execute(change.getKey());
            assertThat(place.upToDate()).as(change.getKey()).isFalse();
            place.execute(change.getValue());
            assertThat(place.upToDate()).as(change.getValue()).isTrue();
        }
        place.execute("delete from schema_history where version = '009'");
        assertThat(place.upToDate()).isFalse();
    }

    @Test
    void aNewDatabaseIsNotUpToDate(@TempDir Path folder) {
        assertThat(Schema.upToDate(sqlite(folder.resolve("new.db")), Schema.FOLDER))
                .isFalse();
        assertThat(Schema.upToDate(postgres(RealPostgres.shared().newDatabase()), Schema.FOLDER))
                .isFalse();
    }

    @Test
    void theHistoryIsThatOfTheSchemaInUse() throws SQLException {
        String url = RealPostgres.shared().newDatabase();
        open(url);
        try (Connection connection = postgres(url).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema empty");
        }

        assertThat(Schema.upToDate(postgres(url), Schema.FOLDER)).isTrue();
        assertThat(Schema.upToDate(postgres(url + "?currentSchema=empty,public"), Schema.FOLDER))
                .isFalse();
    }

    @Test
    void aSchemaThatHadToBeMadeFirstIsUpToDate() throws SQLException {
        String url = RealPostgres.shared().newDatabase() + "?currentSchema=made";

        open(url);

        try (Connection connection = postgres(url).connect();
                Statement statement = connection.createStatement();
                ResultSet made = statement.executeQuery("select 1 from schema_history where type = 'SCHEMA'")) {
            assertThat(made.next()).isTrue();
        }
        assertThat(Schema.upToDate(postgres(url), Schema.FOLDER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {Schema.FOLDER, "db/berry"})
    void checksumsAreFlyways(String folder) throws IOException {
        assertThat(MigrationScripts.in(folder)).isNotEmpty().isEqualTo(flyways("classpath:" + folder));
    }

    @Test
    void checksumsAreFlywaysHoweverLinesEndAndWhateverTheySay(@TempDir Path folder) throws IOException {
        Map<String, String> texts = Map.of(
                "V1__unix.sql", "create table a (b text);\n\n-- ä €\n",
                "V2__windows.sql", "create table a (b text);\r\n\r\n-- ä €\r\n",
                "V3__old.sql", "create table a (b text);\r\r-- ä €",
                "V4__empty.sql", "");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }

        assertThat(texts.entrySet().stream()
                        .map(text -> Script.of(text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8)))
                        .collect(Collectors.toSet()))
                .isEqualTo(flyways("filesystem:" + folder));
    }

    /// A mention in a `catch` may be enough to load one, and with the first come a thousand.
    @Test
    void noClassOfFlywayIsLoadedForADatabaseThatIsUpToDate() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MigratingProcess.class.getName(),
                        embedded.file().toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(loaded).isZero();
        assertThat(loaded.lines())
                .anyMatch(line -> line.contains(" " + MigrationScripts.class.getName() + " "))
                .noneMatch(line -> line.contains("org.flywaydb"));
    }

    private Set<Script> flyways(String location) {
        Flyway flyway = Flyway.configure()
                .dataSource(sqlite(embedded.file()).dataSource())
                .locations(location)
                .table("of_the_test")
                .load();
        return Arrays.stream(flyway.info().all())
                .map(migration -> new Script(migration.getScript(), migration.getChecksum()))
                .collect(Collectors.toSet());
    }

    private Place place(TestDatabase.Kind kind) {
        return switch (kind) {
            case EMBEDDED -> {
                SqliteFile file = sqlite(embedded.file());
                yield new Place(file.dataSource(), () -> Schema.upToDate(file, Schema.FOLDER));
            }
            case POSTGRESQL -> {
                String url = RealPostgres.shared().newDatabase();
                open(url);
                PostgresServer server = postgres(url);
                yield new Place(server.dataSource(Duration.ZERO), () -> Schema.upToDate(server, Schema.FOLDER));
            }
        };
    }

    private static void open(String url) {
        PostgresDatabase.open(options(url), new Random(1)).close();
    }

    private static SqliteFile sqlite(Path file) {
        return new SqliteFile(file, Duration.ofSeconds(10));
    }

    private static PostgresServer postgres(String url) {
        return new PostgresServer(options(url));
    }

    private static PostgresDatabase.Options options(String url) {
        return PostgresDatabase.Options.defaults(PostgresUrl.parse(url));
    }

    private record Place(DataSource source, BooleanSupplier question) {

        boolean upToDate() {
            return question.getAsBoolean();
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).isOne();
            }
        }
    }
}
