package dev.berth.api.support;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Map;
import java.util.TreeMap;

/// JSON schemas of the records in the API, as the mapper that reads and writes them sees their parts.
final class JsonSchemas {

    private final ObjectMapper mapper = Json.mapper();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

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
        if (raw == RawValue.class) {
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
        return schema.put("type", primitive(raw));
    }

    private String define(JavaType type) {
        String name = type.getRawClass().getSimpleName();
        if (schemas.containsKey(name)) {
            return name;
        }
        ObjectNode schema = mapper.createObjectNode();
        schemas.put(name, schema);
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        SerializationConfig config = mapper.getSerializationConfig();
        BeanDescription description = config.introspect(type);
        for (BeanPropertyDefinition property : description.findProperties()) {
            properties.set(property.getName(), schema(property.getPrimaryType()));
        }
        return name;
    }

    private static String primitive(Class<?> raw) {
        if (raw == String.class) {
            return "string";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "boolean";
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return "integer";
        }
        throw new IllegalArgumentException("the API has no form for " + raw);
    }
}
