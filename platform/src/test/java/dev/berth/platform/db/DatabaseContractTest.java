package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.berth.platform.db.DatabaseException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Database] does.
abstract class DatabaseContractTest {

    private Database database;

    /// A fresh, migrated database with this table:
    /// `item (id identity, name text unique, size long, flag long, payload bytes, made long)`.
    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void everyKindOfValueComesBackAsItWasBound() {
        Instant made = Instant.parse("2026-11-21T10:15:30.123Z");
        database.transact(tx -> tx.sql("""
                        insert into item (name, size, flag, payload, made)
                        values (:name, :size, :flag, :payload, :made)
                        """)
                .bind("name", "käse 🧀")
                .bind("size", 1L << 40)
                .bind("flag", true)
                .bind("payload", new byte[] {0, 1, -1})
                .bind("made", made)
                .update());

        database.read(tx -> tx.sql("select name, size, flag, payload, made from item")
                .first(row -> {
                    assertThat(row.text("name")).isEqualTo("käse 🧀");
                    assertThat(row.number("size")).isEqualTo(1L << 40);
                    assertThat(row.flag("flag")).isTrue();
                    assertThat(row.bytes("payload")).containsExactly(0, 1, -1);
                    assertThat(row.instant("made")).isEqualTo(made);
                    return row;
                })
                .orElseThrow());
    }

    @Test
    void nullsComeBackAsNulls() {
        database.transact(tx -> tx.sql("""
                        insert into item (name, size, payload, made) values (:name, :size, :payload, :made)
                        """)
                .bind("name", "empty")
                .bind("size", (Long) null)
                .bind("payload", (byte[]) null)
                .bind("made", (Instant) null)
                .update());

        database.read(tx -> tx.sql("select size, made, name from item where payload is null")
                .first(row -> {
                    assertThat(row.numberOrNull("size")).isNull();
                    assertThat(row.instantOrNull("made")).isNull();
                    assertThatThrownBy(() -> row.number("size")).isInstanceOf(IllegalStateException.class);
                    return row;
                })
                .orElseThrow());
    }

    @Test
    void anInsertMayReturnWhatItMade() {
        long first = database.transact(tx -> insert(tx, "a"));
        long second = database.transact(tx -> insert(tx, "b"));

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void anUpdateTellsHowManyRowsItTouched() {
        add("a");
        add("b");

        int touched = database.transact(
                tx -> tx.sql("update item set size = :size").bind("size", 7).update());

        assertThat(touched).isEqualTo(2);
    }

    @Test
    void anExceptionUndoesTheWorkAndReachesTheCallerUnchanged() {
        RuntimeException refusal = new IllegalArgumentException("no");

        assertThatThrownBy(() -> database.transact(tx -> {
                    insert(tx, "a");
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(names()).isEmpty();
    }

    @Test
    void aBrokenConstraintIsToldApartAndUndoesTheWork() {
        add("a");

        assertThatThrownBy(() -> database.transact(tx -> {
                    insert(tx, "b");
                    return insert(tx, "a");
                }))
                .asInstanceOf(type(DatabaseException.class))
                .extracting(DatabaseException::reason)
                .isEqualTo(Reason.CONSTRAINT);

        assertThat(names()).containsExactly("a");
    }

    @Test
    void aTransactionEndsWithItsFirstFailedStatement() {
        add("a");

        assertThatThrownBy(() -> database.transact(tx -> {
                    try {
                        insert(tx, "a");
                    } catch (DatabaseException _) {
                        // Work that swallows the failure must not be taken for a success.
                    }
                    return 1;
                }))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> database.transact(tx -> {
                    try {
                        insert(tx, "a");
                    } catch (DatabaseException _) {
                        return insert(tx, "b");
                    }
                    return 1L;
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(names()).containsExactly("a");
    }

    @Test
    void aStatementThatMakesNoSenseIsABug() {
        assertThatThrownBy(() ->
                        database.transact(tx -> tx.sql("insert into nowhere").update()))
                .asInstanceOf(type(DatabaseException.class))
                .extracting(DatabaseException::reason)
                .isEqualTo(Reason.BROKEN);
    }

    @Test
    void aReadCannotWrite() {
        assertThatThrownBy(() -> database.read(tx -> insert(tx, "a"))).isInstanceOf(DatabaseException.class);

        add("b");
        assertThat(names()).containsExactly("b");
    }

    @Test
    void aReadSeesOneSnapshot() {
        add("a");

        List<String> names = database.read(tx -> {
            List<String> before = names(tx);
            CompletableFuture.runAsync(() -> add("b")).join();
            assertThat(names(tx)).isEqualTo(before);
            return before;
        });

        assertThat(names).containsExactly("a");
    }

    @Test
    void actionsAfterACommitRunBeforeTheCallerGoesOnAndOnlyWhenItStands() {
        List<String> log = new ArrayList<>();

        database.transact(tx -> {
            tx.afterCommit(() -> log.add(names().toString()));
            return insert(tx, "a");
        });
        assertThatThrownBy(() -> database.transact(tx -> {
                    tx.afterCommit(() -> log.add("never"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(log).containsExactly("[a]");
    }

    @Test
    void anActionThatFailsAfterACommitDoesNotUnsayIt() {
        database.transact(tx -> {
            tx.afterCommit(() -> {
                throw new IllegalStateException("the cache is broken");
            });
            return insert(tx, "a");
        });

        assertThat(names()).containsExactly("a");
    }

    @Test
    void manyCallersAtOnceEachGetTheirOwnOutcome() throws Exception {
        int callers = 200;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> outcomes = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                String name = "item " + i / 2;
                outcomes.add(executor.submit(() -> outcomeOfAdding(name)));
            }
            int added = 0;
            for (Future<String> outcome : outcomes) {
                added += outcome.get().equals("added") ? 1 : 0;
            }
            assertThat(added).isEqualTo(callers / 2);
        }

        assertThat(names()).hasSize(callers / 2);
    }

    @Test
    void parametersAreCheckedBeforeAStatementRuns() {
        assertThatThrownBy(() -> database.read(
                        tx -> tx.sql("select name from item where size = :size").bind("sise", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(":sise");
        assertThatThrownBy(() -> database.read(
                        tx -> tx.sql("select name from item where size = :size").list(row -> row.text("name"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("size");
    }

    @Test
    void aQueryInsideARowMapperDoesNotDisturbTheOuterOne() {
        add("a");
        add("b");

        List<List<String>> nested = database.read(
                tx -> tx.sql("select name from item order by name").list(_ -> names(tx)));

        assertThat(nested).containsExactly(List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void aTransactionIsUselessOutsideItsWork() {
        Transaction leaked = database.transact(tx -> tx);

        assertThatThrownBy(() -> leaked.sql("select 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedDatabaseRefuses() {
        database.close();

        assertThatThrownBy(() -> add("a")).isInstanceOf(DatabaseException.class);
        assertThatThrownBy(this::names).isInstanceOf(DatabaseException.class);
    }

    private String outcomeOfAdding(String name) {
        try {
            add(name);
            return "added";
        } catch (DatabaseException e) {
            assertThat(e.reason()).isEqualTo(Reason.CONSTRAINT);
            return "refused";
        }
    }

    private void add(String name) {
        database.transact(tx -> insert(tx, name));
    }

    private List<String> names() {
        return database.read(DatabaseContractTest::names);
    }

    private static List<String> names(Transaction tx) {
        return tx.sql("select name from item order by name").list(row -> row.text("name"));
    }

    private static long insert(Transaction tx, String name) {
        return tx.sql("insert into item (name) values (:name) returning id")
                .bind("name", name)
                .first(row -> row.number("id"))
                .orElseThrow();
    }
}
