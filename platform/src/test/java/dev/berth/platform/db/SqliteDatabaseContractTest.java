package dev.berth.platform.db;

final class SqliteDatabaseContractTest extends DatabaseContractTest {

    private final TestDatabase database = TestDatabase.open();

    @Override
    Database open() {
        database.transact(tx -> tx.sql("""
                        create table item (
                            id integer primary key autoincrement,
                            name text unique,
                            size integer,
                            flag integer,
                            payload blob,
                            made integer
                        ) strict
                        """).update());
        return database;
    }
}
