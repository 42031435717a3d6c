package dev.berth.platform.kernel;

import java.util.List;
import java.util.Optional;

/// What a record of a list must fulfil in one of its fields.
public sealed interface Condition {

    Field field();

    /// The field has this very value.
    record Equal(Field field, Value value) implements Condition {}

    /// The field, a text, has this part, in any case.
    record Contains(Field field, String part) implements Condition {}

    /// The field lies between two values, both of which count; a missing one is no limit.
    record Between(Field field, Optional<Value> from, Optional<Value> to) implements Condition {}

    /// The field has one of these values.
    record AnyOf(Field field, List<Value> values) implements Condition {

        public AnyOf {
            values = List.copyOf(values);
        }
    }

    /// The field has each of these values, as labels of an artifact may.
    record AllOf(Field field, List<Value> values) implements Condition {

        public AllOf {
            values = List.copyOf(values);
        }
    }
}
