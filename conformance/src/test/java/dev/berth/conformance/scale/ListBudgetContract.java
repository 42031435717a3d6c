package dev.berth.conformance.scale;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Each list of the API on a database that is large enough to tell a page from a table: how many statements its
/// first, last and filtered page take, how many rows those touch, and that none of them reads a large table from
/// end to end.
@Tag("scale")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListBudgetContract {

    private static final Amount AMOUNT = Amount.SMALL;

    private @Nullable ListBudgets budgets;

    /// Where the database is, unless it is in the folder.
    abstract Optional<String> url();

    /// What a statement costs.
    abstract ListBudgets.Cost cost();

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        LoadCommand.into(data, url(), AMOUNT, _ -> {});
        budgets = new ListBudgets(data, url(), cost());
    }

    @AfterAll
    void stop() {
        if (budgets != null) {
            budgets.close();
        }
    }

    @Test
    void everyPageOfEveryListKeepsToItsBudget() throws Exception {
        budgets().look(ListedPlace.all(AMOUNT));

        List<String> violations = budgets().violations();
        assertThat(violations).as(budgets().table()).isEmpty();
    }

    @Test
    void everyListHasABudget() throws Exception {
        Set<String> budgeted =
                ListedPlace.all(AMOUNT).stream().map(ListedPlace::operation).collect(Collectors.toSet());

        assertThat(budgeted)
                .as("operations with a place in ListedPlace.all, or in ListedPlace.SINGLE when they list nothing")
                .containsAll(budgets().operationsThatList());
    }

    private ListBudgets budgets() {
        return requireNonNull(budgets);
    }
}
