package dev.berth.conformance.scale;

import java.nio.file.Path;
import java.util.Optional;

final class EmbeddedListBudgetTest extends ListBudgetContract {

    @Override
    Optional<String> url() {
        return Optional.empty();
    }

    @Override
    TouchedRows cost(Statement statement, ObservedDatabase database, Path data) throws Exception {
        return SqliteCost.of(statement, data.resolve("berth.db"));
    }
}
