package dev.berth.platform.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a list is narrowed to: all conditions hold, and there is one at most for each field.
public record Filter(List<Condition> conditions) {

    /// The whole list.
    public static final Filter ALL = new Filter(List.of());

    public Filter {
        conditions = List.copyOf(conditions);
        long fields = conditions.stream()
                .map(condition -> condition.field().name())
                .distinct()
                .count();
        if (fields < conditions.size()) {
            throw new IllegalArgumentException("a field has one condition: " + conditions);
        }
    }

    /// The condition on the field of this name, if there is one.
    public Optional<Condition> on(String field) {
        return conditions.stream()
                .filter(condition -> condition.field().name().equals(field))
                .findFirst();
    }

    /// All other conditions; for a field that its feature looks at itself.
    public Filter without(String field) {
        return new Filter(conditions.stream()
                .filter(condition -> !condition.field().name().equals(field))
                .toList());
    }

    /// This and another condition, in place of one on the same field.
    public Filter and(Condition condition) {
        List<Condition> more = new ArrayList<>(without(condition.field().name()).conditions());
        more.add(condition);
        return new Filter(more);
    }
}
