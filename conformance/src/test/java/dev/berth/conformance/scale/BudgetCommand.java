package dev.berth.conformance.scale;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Holds the budgets of lists against a database that is loaded already; see `conformance/budgets`.
public final class BudgetCommand {

    private BudgetCommand() {}

    /// Prints what each page takes, then what went beyond its budget.
    ///
    /// @param arguments as those of [LoadCommand] that loaded it
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("budgets FOLDER PART [postgresql://USER:PASSWORD@HOST:PORT/NAME]");
            System.exit(2);
        }
        Path data = Path.of(arguments[0]);
        Optional<String> url = arguments.length == 3 ? Optional.of(arguments[2]) : Optional.empty();
        ListBudgets.Cost cost = url.isPresent()
                ? (statement, database, _) -> PostgresCost.of(statement, database)
                : (statement, _, folder) -> SqliteCost.of(statement, folder.resolve("berth.db"));
        List<String> violations;
        try (ListBudgets budgets = new ListBudgets(data, url, cost)) {
            budgets.look(ListedPlace.all(Amount.of(Double.parseDouble(arguments[1]))));
            System.out.println(budgets.table());
            violations = budgets.violations();
            System.out.println("Without a budget: "
                    + budgets.operationsThatList().stream()
                            .filter(operation -> ListedPlace.all(Amount.SMALL).stream()
                                    .noneMatch(place -> place.operation().equals(operation)))
                            .toList());
        }
        violations.forEach(violation -> System.out.printf("%nBEYOND ITS BUDGET: %s%n", violation));
        System.exit(violations.isEmpty() ? 0 : 1);
    }
}
