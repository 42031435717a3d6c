package dev.berth.server;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.PoolUse;
import dev.berth.platform.db.PostgresDatabase;
import dev.berth.platform.db.SqliteDatabase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What operators see of the database, whichever it is.
final class DatabaseMeters {

    private final MeterRegistry registry;

    DatabaseMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void bind(Database database) {
        switch (database) {
            case SqliteDatabase embedded -> waiting(embedded, SqliteDatabase::waiting);
            case PostgresDatabase postgres -> binder(postgres).bindTo(registry);
            default -> {}
        }
    }

    private MeterBinder binder(PostgresDatabase postgres) {
        return to -> {
            waiting(postgres, all -> all.writers().waiting() + all.readers().waiting());
            pool("write", postgres, PostgresDatabase::writers);
            pool("read", postgres, PostgresDatabase::readers);
            FunctionCounter.builder("berth.database.repeated", postgres, PostgresDatabase::repeated)
                    .description("How often a transaction ran again, because another one or a lost connection undid it")
                    .register(to);
        };
    }

    private void pool(String name, PostgresDatabase postgres, Function<PostgresDatabase, PoolUse> pool) {
        connections(name, "active", postgres, all -> pool.apply(all).active());
        connections(name, "idle", postgres, all -> pool.apply(all).idle());
        Gauge.builder(
                        "berth.database.connections.limit",
                        postgres,
                        all -> pool.apply(all).limit())
                .description("How many connections to PostgreSQL there may be")
                .tag("pool", name)
                .register(registry);
    }

    private void connections(
            String name, String state, PostgresDatabase postgres, ToDoubleFunction<PostgresDatabase> count) {
        Gauge.builder("berth.database.connections", postgres, count)
                .description("Connections to PostgreSQL")
                .tag("pool", name)
                .tag("state", state)
                .register(registry);
    }

    private <T extends Database> void waiting(T database, ToDoubleFunction<T> waiting) {
        Gauge.builder("berth.database.waiting", database, waiting)
                .description("Transactions that wait for the writer, or for a connection")
                .register(registry);
    }
}
