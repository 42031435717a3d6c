package dev.berth.api.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON schemas of the records in the API, as the mapper that reads and writes them sees their parts. A part that
/// each answer has is required, unless clients send the record too: they may leave out what they do not change.
final class JsonSchemas {

    private final ObjectMapper mapper = Json.mapper();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Set<Class<?>> sent = new HashSet<>();

    /// Says that clients send this record. To be said of all before the first is described.
    void sent(Class<?> record) {
        sent(mapper.constructType(record));
    }

    private void sent(JavaType type) {
        if (type.isContainerType()) {
            sent(type.getContentType());
        } else if (type.getRawClass().isRecord() && sent.add(type.getRawClass())) {
            describe(type).findProperties().forEach(property -> sent(property.getPrimaryType()));
        }
    }

    /// A reference to the schema of a record, which is described when it is met first.
    ObjectNode reference(Class<?> record) {
        return schema(mapper.constructType(record));
    }

    /// All schemas met so far, by name.
    ObjectNode all() {
        ObjectNode all = mapper.createObjectNode();
        all.setAll(schemas);
        return all;
    }

    private ObjectNode schema(JavaType type) {
        ObjectNode schema = mapper.createObjectNode();
        Class<?> raw = type.getRawClass();
        if (raw == RawValue.class || raw == Object.class) {
            // JSON that others wrote; anything may be in it.
            return schema;
        }
        if (raw.isEnum()) {
            return schema.put("type", "string");
        }
        if (type.isCollectionLikeType()) {
            schema.put("type", "array").set("items", schema(type.getContentType()));
            return schema;
        }
        if (type.isMapLikeType()) {
            schema.put("type", "object").set("additionalProperties", schema(type.getContentType()));
            return schema;
        }
        if (raw.isRecord()) {
            return schema.put("$ref", "#/components/schemas/" + define(type));
        }
        return primitive(schema, raw);
    }

    private String define(JavaType type) {
        Class<?> raw = type.getRawClass();
        String known = names.get(raw);
        if (known != null) {
            return known;
        }
        String name = schemas.containsKey(raw.getSimpleName()) ? qualified(raw) : raw.getSimpleName();
        names.put(raw, name);
        ObjectNode schema = mapper.createObjectNode();
        schemas.put(name, schema);
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = mapper.createArrayNode();
        BeanDescription description = describe(type);
        for (BeanPropertyDefinition property : description.findProperties()) {
            properties.set(property.getName(), schema(property.getPrimaryType()));
            if (!sent.contains(raw) && always(description, raw, property)) {
                required.add(property.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return name;
    }

    /// Another part of the API calls something else so; its name goes before.
    private static String qualified(Class<?> raw) {
        String part = raw.getPackageName().substring(raw.getPackageName().lastIndexOf('.') + 1);
        return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) + raw.getSimpleName();
    }

    private BeanDescription describe(JavaType type) {
        SerializationConfig config = mapper.getSerializationConfig();
        return config.introspect(type);
    }

    private static boolean always(BeanDescription description, Class<?> record, BeanPropertyDefinition property) {
        JsonInclude.Value inclusion =
                description.findPropertyInclusion(JsonInclude.Value.empty()).withOverrides(property.findInclusion());
        return switch (inclusion.getValueInclusion()) {
            case ALWAYS -> true;
            case USE_DEFAULTS, NON_NULL -> present(record, property.getInternalName());
            case NON_ABSENT, NON_EMPTY, NON_DEFAULT, CUSTOM -> false;
        };
    }

    private static boolean present(Class<?> record, String name) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(RecordComponent::getAnnotatedType)
                .anyMatch(type -> !type.isAnnotationPresent(Nullable.class));
    }

    private static ObjectNode primitive(ObjectNode schema, Class<?> raw) {
        if (raw == String.class) {
            return schema.put("type", "string");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw == int.class || raw == Integer.class) {
            return schema.put("type", "integer").put("format", "int32");
        }
        if (raw == long.class || raw == Long.class) {
            return schema.put("type", "integer").put("format", "int64");
        }
        throw new IllegalArgumentException("the API has no form for " + raw);
    }
}
