package dev.berth.conformance.scale;

import java.util.Optional;

final class EmbeddedListBudgetTest extends ListBudgetContract {

    @Override
    Optional<String> url() {
        return Optional.empty();
    }

    @Override
    ListBudgets.Cost cost() {
        return (statement, _, data) -> SqliteCost.of(statement, data.resolve("berth.db"));
    }
}
