package dev.berth.conformance.scale;

import dev.berth.platform.db.RealPostgres;
import java.nio.file.Path;
import java.util.Optional;

final class PostgresListBudgetTest extends ListBudgetContract {

    private final Optional<String> url = Optional.of(RealPostgres.shared().newDatabase());

    @Override
    Optional<String> url() {
        return url;
    }

    @Override
    TouchedRows cost(Statement statement, ObservedDatabase database, Path data) {
        return PostgresCost.of(statement, database);
    }
}
