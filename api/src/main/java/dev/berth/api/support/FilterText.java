package dev.berth.api.support;

import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what a list is narrowed to: terms parted by commas, each `field=value`, where a value is
///
/// - `text`, the very value; a backslash before it makes a special first character an ordinary one
/// - `~text`, a part of the value, in any case
/// - `[low~high]`, either of which may be missing
/// - `{a b c}`, one of these, or `(a b c)`, all of these
///
/// A field's name may carry an operator as well: `name__icontains=part`. Of several terms on one field the last
/// counts. Fields that the list has not are passed over, after a look at their form.
final class FilterText {

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_VALUES = 200;

    private final Fields fields;
    private final Map<String, Condition> conditions = new LinkedHashMap<>();

    private FilterText(Fields fields) {
        this.fields = fields;
    }

    /// @throws DomainException BAD_REQUEST
    static Filter parse(String text, Fields fields) {
        if (text.length() > MAX_LENGTH) {
            throw refused("it is longer than %d characters".formatted(MAX_LENGTH));
        }
        if (text.indexOf('\0') >= 0) {
            throw refused("there is a NUL character in it");
        }
        FilterText reader = new FilterText(fields);
        for (String term : text.split(",", -1)) {
            reader.term(term);
        }
        return new Filter(List.copyOf(reader.conditions.values()));
    }

    private void term(String term) {
        int equals = term.indexOf('=');
        if (equals <= 0 || equals == term.length() - 1) {
            throw refused("it is made of field=value, parted by commas, and '%s' is not that".formatted(term));
        }
        String name = term.substring(0, equals).strip();
        Pattern pattern = Pattern.of(name, term.substring(equals + 1));
        int operator = name.indexOf("__");
        if (operator < 0) {
            fields.find(name).ifPresent(field -> conditions.put(name, condition(field, pattern)));
        } else {
            fields.find(name.substring(0, operator))
                    .flatMap(field -> operated(field, name.substring(operator + 2), pattern))
                    .ifPresent(condition -> conditions.put(condition.field().name(), condition));
        }
    }

    private static Condition condition(Field field, Pattern pattern) {
        return switch (pattern) {
            case Pattern.Exact(String text) -> new Condition.Equal(field, value(field, text));
            case Pattern.Fuzzy(String part) -> contains(field, part);
            case Pattern.Range(String low, String high) ->
                new Condition.Between(field, end(field, low), end(field, high));
            case Pattern.Union(List<String> texts) -> new Condition.AnyOf(field, values(field, texts));
            case Pattern.Intersection(List<String> texts) -> new Condition.AllOf(field, values(field, texts));
        };
    }

    /// Harbor hands these operators on to its database; clients know some of them.
    private static Optional<Condition> operated(Field field, String operator, Pattern pattern) {
        if (!(pattern instanceof Pattern.Exact(String text))) {
            return operator.equals("in") || operator.equals("exact")
                    ? Optional.of(condition(field, pattern))
                    : Optional.empty();
        }
        return switch (operator) {
            case "exact", "in" -> Optional.of(new Condition.Equal(field, value(field, text)));
            case "icontains", "contains" -> Optional.of(contains(field, text));
            case "gte" -> Optional.of(new Condition.Between(field, end(field, text), Optional.empty()));
            case "lte" -> Optional.of(new Condition.Between(field, Optional.empty(), end(field, text)));
            case "gt" ->
                Optional.of(
                        new Condition.Between(field, end(field, text).map(v -> beyond(field, v, 1)), Optional.empty()));
            case "lt" ->
                Optional.of(new Condition.Between(
                        field, Optional.empty(), end(field, text).map(v -> beyond(field, v, -1))));
            default -> Optional.empty();
        };
    }

    private static Condition contains(Field field, String part) {
        if (field.kind() != Field.Kind.TEXT) {
            throw refused("%s is not a text, so it has no part to look for with ~".formatted(field));
        }
        return new Condition.Contains(field, part);
    }

    private static Value beyond(Field field, Value value, int step) {
        return switch (value) {
            case Value.Whole(long number) when number + step > number == step > 0 -> new Value.Whole(number + step);
            case Value.Moment(var instant) -> new Value.Moment(instant.plusMillis(step));
            case Value.Whole _, Value.Text _, Value.Flag _ ->
                throw refused("%s cannot be compared by __gt and __lt".formatted(field));
        };
    }

    private static Optional<Value> end(Field field, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(value(field, text));
    }

    private static List<Value> values(Field field, List<String> texts) {
        if (texts.size() > MAX_VALUES) {
            throw refused("%s is compared with more than %d values".formatted(field, MAX_VALUES));
        }
        List<Value> values = new ArrayList<>(texts.size());
        texts.forEach(text -> values.add(value(field, text)));
        return values;
    }

    private static Value value(Field field, String text) {
        return switch (field.kind()) {
            case TEXT -> new Value.Text(text);
            case NUMBER -> new Value.Whole(number(field, text));
            case TIME ->
                new Value.Moment(Times.parse(text)
                        .orElseThrow(() -> refused(
                                "%s is a time, such as 2006-01-02T15:04:05; '%s' is none".formatted(field, text))));
            case FLAG -> new Value.Flag(flag(field, text));
        };
    }

    private static long number(Field field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "q: %s is a whole number; '%s' is none".formatted(field, text), e);
        }
    }

    private static boolean flag(Field field, String text) {
        return switch (text) {
            case "true", "True", "TRUE", "t", "1" -> true;
            case "false", "False", "FALSE", "f", "0" -> false;
            default -> throw refused("%s is true or false, not '%s'".formatted(field, text));
        };
    }

    static DomainException refused(String why) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, "q: " + why);
    }
}
