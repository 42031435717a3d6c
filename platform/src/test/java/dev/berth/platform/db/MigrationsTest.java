package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    @Test
    void aDatabaseNewerThanTheProgramIsRefusedWithWhatToDo() {
        recordMigration("999");

        assertThatThrownBy(database::second)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("newer Berth", "version 999", "restore the backup");
    }

    @Test
    void aDatabaseWithANewerMigrationOfALowerNumberIsRefusedWithTheSameWords() {
        recordMigration("008");

        assertThatThrownBy(database::second)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("newer Berth", "version 008", "restore the backup");
    }

    @Test
    void aMigrationThatWasChangedAfterItRanIsRefused() {
        database.transact(tx -> tx.sql("update schema_history set checksum = 1 where version = '001'")
                .update());

        assertThatThrownBy(database::second)
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void anUpToDateDatabaseIsLeftAsItIs() {
        List<String> before = history();

        database.restart();

        assertThat(history()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void aMigrationThatCameToTheProgramAfterAHigherOneStillRuns() {
        database.transact(tx -> {
            tx.sql("drop table notice").update();
            return tx.sql("delete from schema_history where version = '009'").update();
        });

        database.restart();
        assertThat(tables()).contains("notice");
        List<String> after = history();
        database.restart();

        assertThat(history()).isEqualTo(after).hasSizeGreaterThan(1);
    }

    private List<String> tables() {
        return database.read(tx ->
                tx.sql("select name from sqlite_schema where type = 'table'").list(row -> row.text("name")));
    }

    @Test
    void processesThatStartOnANewDatabaseAtOnceAllSucceed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("berth.db");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            MigratingProcess.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.getInputStream().read()).isEqualTo('r');
        }
        for (Process process : processes) {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }
        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        }
        SqliteDatabase.open(file).close();
    }

    @Test
    void tablesAreStrict() {
        List<String> lenient = database.read(tx -> tx.sql("""
                        select name
                        from pragma_table_list
                        where schema = 'main'
                        and type = 'table'
                        and strict = 0
                        and name not like 'sqlite_%'
                        and name <> 'schema_history'
                        """).list(row -> row.text("name")));

        assertThat(lenient).isEmpty();
    }

    private List<String> history() {
        return database.read(tx -> tx.sql("select version, installed_on from schema_history order by installed_rank")
                .list(row -> row.text("version") + " " + row.text("installed_on")));
    }

    private void recordMigration(String version) {
        database.transact(tx -> tx.sql("""
                        insert into schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        values (999, :version, 'of the future', 'SQL', 'V999__future.sql', '', 1, 1)
                        """).bind("version", version).update());
    }
}
