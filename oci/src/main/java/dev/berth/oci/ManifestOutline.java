package dev.berth.oci;

import com.fasterxml.jackson.core.JsonToken;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What can be said about a manifest's top level before its kind is known: which fields it has, and the media type
/// and schema version that it claims. Reading it makes sure that the whole content is one JSON value in which no
/// field that matters stands twice.
record ManifestOutline(Set<Field> fields, Optional<MediaType> mediaType, Optional<Long> schemaVersion) {

    /// The top-level fields whose meaning a registry depends on.
    enum Field {
        SCHEMA_VERSION("schemaVersion"),
        MEDIA_TYPE("mediaType"),
        ARTIFACT_TYPE("artifactType"),
        CONFIG("config"),
        LAYERS("layers"),
        MANIFESTS("manifests"),
        SUBJECT("subject"),
        ANNOTATIONS("annotations"),
        FS_LAYERS("fsLayers");

        private final String json;

        Field(String json) {
            this.json = json;
        }

        String json() {
            return json;
        }

        /// The field with this name; empty for one that does not matter. Refuses names that differ only in case: Go
        /// programs read `Layers` as `layers`, so such a manifest would mean two
        /// things.
        static Optional<Field> of(String name) {
            for (Field field : values()) {
                if (field.json.equals(name)) {
                    return Optional.of(field);
                }
                if (field.json.equalsIgnoreCase(name)) {
                    throw JsonReader.invalid("a field differs from '%s' only in its case".formatted(field.json));
                }
            }
            return Optional.empty();
        }
    }

    static ManifestOutline read(byte[] content) {
        JsonReader json = JsonReader.of(content);
        ManifestOutline outline = json.at(JsonToken.START_OBJECT)
                ? readObject(json)
                : new ManifestOutline(Set.of(), Optional.empty(), Optional.empty());
        json.skip();
        json.end();
        return outline;
    }

    private static ManifestOutline readObject(JsonReader json) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        Optional<MediaType> mediaType = Optional.empty();
        Optional<Long> schemaVersion = Optional.empty();
        while (json.nextField()) {
            Optional<Field> field = Field.of(json.fieldName());
            if (field.isPresent() && !fields.add(field.get())) {
                throw JsonReader.invalid(
                        "the field '%s' is there twice".formatted(field.get().json()));
            }
            switch (field.orElse(null)) {
                case MEDIA_TYPE -> mediaType = readMediaType(json);
                case SCHEMA_VERSION -> schemaVersion = Optional.of(json.wholeNumber("schemaVersion"));
                case null, default -> json.skip();
            }
        }
        return new ManifestOutline(fields, mediaType, schemaVersion);
    }

    private static Optional<MediaType> readMediaType(JsonReader json) {
        String text = json.text("mediaType");
        return text.isEmpty() ? Optional.empty() : Optional.of(new MediaType(text));
    }

    boolean has(Field field) {
        return fields.contains(field);
    }
}
