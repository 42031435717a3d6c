package dev.berth.conformance.scale;

import dev.berth.platform.db.RealPostgres;
import java.util.Optional;

final class PostgresListBudgetTest extends ListBudgetContract {

    private final Optional<String> url = Optional.of(RealPostgres.shared().newDatabase());

    @Override
    Optional<String> url() {
        return url;
    }

    @Override
    ListBudgets.Cost cost() {
        return (statement, database, _) -> PostgresCost.of(statement, database);
    }
}
