package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresMigrationsTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    @Test
    void aDatabaseNewerThanTheProgramIsRefusedWithWhatToDo() {
        refusesAfter("999");
    }

    @Test
    void aDatabaseWithANewerMigrationOfALowerNumberIsRefusedWithTheSameWords() {
        refusesAfter("008");
    }

    private static void refusesAfter(String version) {
        String url = RealPostgres.shared().newDatabase();
        try (PostgresDatabase upgraded = open(url)) {
            upgraded.transact(tx -> tx.sql("""
                            insert into schema_history
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                            values (999, :version, 'of the future', 'SQL', 'V999__future.sql', '', 1, true)
                            """).bind("version", version).update());
        }

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContainingAll("newer Berth", "version " + version, "restore the backup");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() {
        String url = RealPostgres.shared().newDatabase();
        try (PostgresDatabase empty =
                PostgresDatabase.openAsItIs(PostgresDatabase.Options.defaults(PostgresUrl.parse(url)), new Random(1))) {
            empty.transact(tx -> tx.sql("create table customer (id bigint)").update());
        }

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("non-empty");
    }

    @Test
    void nodesThatStartOnANewDatabaseAtOnceAllSucceed() throws Exception {
        String url = RealPostgres.shared().newDatabase();
        try (ExecutorService nodes = Executors.newCachedThreadPool()) {
            List<Future<?>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(nodes.submit(() -> open(url).close()));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        }
    }

    @Test
    void textComparesByItsBytesWhateverTheDatabaseDoes() {
        List<String> columns = database.read(tx -> tx.sql("""
                        select table_name || '.' || column_name as place
                        from information_schema.columns
                        where table_schema = current_schema()
                        and table_name <> 'schema_history'
                        and data_type = 'text'
                        and collation_name is distinct from 'C'
                        """).list(row -> row.text("place")));
        assertThat(columns).isEmpty();

        // The database itself sorts as people do, so the test above is about something.
        List<String> human = database.read(tx -> tx.sql("select word from (values ('B'), ('a')) w (word) order by word")
                .list(row -> row.text("word")));
        assertThat(human).containsExactly("a", "B");
    }

    private static PostgresDatabase open(String url) {
        return PostgresDatabase.open(PostgresDatabase.Options.defaults(PostgresUrl.parse(url)), new Random(1));
    }
}
