package dev.berth.conformance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Lines of figures, one per contender, with the ratio of Berth's to each peer's.
final class Table {

    private Table() {}

    /// One column: its head, and the figure in it.
    record Column<T>(String head, ToDoubleFunction<T> figure) {}

    /// Runs each contender so many times, in turns, and prints the medians.
    static <T> void measure(String title, int rounds, Map<String, Supplier<T>> contenders, List<Column<T>> columns) {
        var runs = new LinkedHashMap<String, List<T>>();
        for (int round = 0; round < rounds; round++) {
            contenders.forEach((name, run) ->
                    runs.computeIfAbsent(name, _ -> new ArrayList<>()).add(run.get()));
        }
        var medians = new LinkedHashMap<String, double[]>();
        runs.forEach((name, results) -> medians.put(
                name,
                columns.stream()
                        .mapToDouble(column -> median(results, column.figure()))
                        .toArray()));
        print(title, medians, columns);
    }

    private static <T> double median(List<T> results, ToDoubleFunction<T> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static <T> void print(String title, Map<String, double[]> medians, List<Column<T>> columns) {
        double[] ours = medians.values().iterator().next();
        System.out.println("\n" + title);
        var head = new StringBuilder("  %-18s".formatted(""));
        columns.forEach(column -> head.append("%16s%12s".formatted(column.head(), "ours/peer")));
        System.out.println(head.toString().stripTrailing());
        medians.forEach((name, figures) -> {
            var line = new StringBuilder("  %-18s".formatted(name));
            for (int i = 0; i < figures.length; i++) {
                String ratio = Arrays.equals(figures, ours) || figures[i] == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.2f", ours[i] / figures[i]);
                line.append(String.format(Locale.ROOT, "%16.2f%12s", figures[i], ratio));
            }
            System.out.println(line.toString().stripTrailing());
        });
    }
}
