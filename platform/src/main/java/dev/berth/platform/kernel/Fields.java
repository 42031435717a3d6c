package dev.berth.platform.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a list can be narrowed to and ordered by. A feature states it; who asks by another name is not heard.
public final class Fields {

    private final Map<String, Field> byName = new LinkedHashMap<>();

    private Fields(Field... fields) {
        for (Field field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new IllegalArgumentException("two fields are called " + field.name());
            }
        }
    }

    public static Fields of(Field... fields) {
        return new Fields(fields);
    }

    /// The field that clients call so, if the list has it.
    public Optional<Field> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The field of this name, which the list has.
    public Field require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the list has no field " + name));
    }

    /// All of them, as they were stated.
    public List<Field> all() {
        return List.copyOf(byName.values());
    }
}
