package dev.berth.conformance.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of Prometheus' query language as it takes to see which metrics and labels a query asks for.
final class PromQl {

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*\\s*\\(");
    private static final Pattern NAME = Pattern.compile("(?<![a-zA-Z0-9_.])[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private PromQl() {}

    static Set<String> metrics(String query) {
        String bare =
                query.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "");
        bare = FUNCTION.matcher(GROUPING.matcher(bare).replaceAll(" ")).replaceAll("(");
        Set<String> metrics = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                metrics.add(name.group());
            }
        }
        return metrics;
    }

    /// Each `metric{label}` that the query narrows down by.
    static Set<String> labels(String query) {
        Set<String> labels = new TreeSet<>();
        Matcher selector = SELECTOR.matcher(query);
        while (selector.find()) {
            Matcher label = LABEL.matcher(selector.group(2).replaceAll("\"[^\"]*\"", ""));
            while (label.find()) {
                labels.add(selector.group(1) + "{" + label.group(1) + "}");
            }
        }
        return labels;
    }
}
