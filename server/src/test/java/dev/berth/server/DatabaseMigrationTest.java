package dev.berth.server;

import static dev.berth.server.TestImages.manifest;
import static dev.berth.server.TestImages.pushImage;
import static dev.berth.server.TestImages.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.oci.Digest;
import dev.berth.platform.config.SettingSources;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.DatabaseMove;
import dev.berth.platform.db.RealPostgres;
import dev.berth.platform.db.SqliteDatabase;
import dev.berth.platform.kernel.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a data folder's own database to a real PostgreSQL.
class DatabaseMigrationTest {

    private static final int MANY = 12_000;

    @TempDir
    Path temp;

    private final String url = RealPostgres.shared().newDatabase();

    @Test
    void whatWasMovedIsServedAndGoesOn() throws IOException {
        Digest layer;
        long highest;
        try (Maintenance data = open("")) {
            data.createAdministrator("admin", "admin@example.com", new Secret("Correct-Horse-1"));
            layer = pushImage(data, "one", "1.0");
            highest = data.createAdministrator("other", "other@example.com", new Secret("Correct-Horse-1"))
                    .id();
        }

        DatabaseMove.Report report = DatabaseMigration.run(settings(""), url, (_, _) -> {});

        assertThat(report.resumed()).isFalse();
        assertThat(report.rows()).isGreaterThan(8);
        try (Maintenance data = open(url)) {
            assertThat(read(data, layer)).isEqualTo("layer one");
            assertThat(manifest(data, "1.0")).contains(layer.toString());
            assertThat(data.components().authentication().password("admin", new Secret("Correct-Horse-1"), "127.0.0.1"))
                    .isInstanceOf(AuthenticationResult.Authenticated.class);
            pushImage(data, "two", "2.0");
            assertThat(data.createAdministrator("third", "third@example.com", new Secret("Correct-Horse-1"))
                            .id())
                    .isGreaterThan(highest);
        }
        assertThatThrownBy(() -> open("")).hasMessageContaining("database.url");
        assertThatThrownBy(() -> DatabaseMigration.run(settings(""), url + "_other", (_, _) -> {}))
                .hasMessageContaining("no database to move");
    }

    @Test
    void aMoveThatIsKilledAgainAndAgainGoesOnAndEndsWhole() throws Exception {
        fill();
        for (int killedAt : new int[] {1_000, 5_000, 9_000, MANY + 2_000}) {
            killAt(killedAt);
            assertThatThrownBy(() -> open(url)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> BerthServer.start(elsewhere("fresh")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("unfinished migration", "berth migrate-database");

        DatabaseMove.Report report = DatabaseMigration.run(settings(""), url, (_, _) -> {});

        assertThat(report.resumed()).isTrue();
        assertThat(report.rows()).isGreaterThanOrEqualTo(MANY);
        try (Maintenance data = open(url)) {
            long moved = data.components()
                    .database()
                    .read(tx -> tx.sql("select count(*) as rows_there from repository where name like 'many/%'")
                            .first(row -> row.number("rows_there"))
                            .orElseThrow());
            assertThat(moved).isEqualTo(MANY);
        }
        // Killed behind the last copy, before the word that it is done: once more only says that.
        assertThat(DatabaseMigration.run(settings(""), url, (_, _) -> {}).rows())
                .isZero();
    }

    @Test
    void aSourceThatWasWrittenToBetweenTwoRunsIsNoticed() throws Exception {
        fill();
        killAt(5_000);
        try (SqliteDatabase source = SqliteDatabase.open(temp.resolve("data/berth.db"))) {
            source.transact(tx -> tx.sql("update repository set updated_at = 7 where name = 'many/r1'")
                    .update());
        }

        assertThatThrownBy(() -> DatabaseMigration.run(settings(""), url, (_, _) -> {}))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("repository", "checksums", "empty database");
        open("").close();
    }

    @Test
    void aDatabaseWithOtherDataIsRefused() {
        BerthServer.start(elsewhere("other")).close();
        open("").close();

        assertThatThrownBy(() -> DatabaseMigration.run(settings(""), url, (_, _) -> {}))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("other data");
        open("").close();
    }

    @Test
    void aFolderOnWhichAServerRunsIsRefused() {
        try (BerthServer _ = BerthServer.start(settings(""))) {
            assertThatThrownBy(() -> DatabaseMigration.run(settings(""), url, (_, _) -> {}))
                    .hasMessageContaining("stop it first");
        }
    }

    private void fill() {
        open("").close();
        try (SqliteDatabase source = SqliteDatabase.open(temp.resolve("data/berth.db"))) {
            source.transact(tx -> tx.sql("""
                            with recursive n (i) as (select 1 union all select i + 1 from n where i < :many)
                            insert into repository (name, created_at, updated_at)
                            select 'many/r' || i, i, i from n
                            """).bind("many", MANY).update());
        }
    }

    /// Runs the move in a process of its own, and kills it when so many rows have been copied or compared.
    private void killAt(long rows) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MovingProcess.class.getName(),
                        temp.resolve("data").toString(),
                        url,
                        String.valueOf(rows))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); !"there".equals(line); line = out.readLine()) {
                assertThat(line).as(said.toString()).isNotNull();
                said.append(line).append('\n');
            }
            process.destroyForcibly().waitFor();
        }
    }

    private Maintenance open(String database) {
        Maintenance data = Maintenance.open(settings(database));
        data.components().projects().ensureLibrary();
        return data;
    }

    private ServerSettings settings(String database) {
        return settings("data", database);
    }

    private ServerSettings elsewhere(String folder) {
        return settings(folder, url);
    }

    private ServerSettings settings(String folder, String database) {
        return ServerSettings.read(new SettingSources(
                Map.of("--data", temp.resolve(folder).toString(), "--listen", "127.0.0.1:0"),
                database.isEmpty() ? Map.of() : Map.of("BERTH_DATABASE_URL", database),
                Optional.empty()));
    }
}
