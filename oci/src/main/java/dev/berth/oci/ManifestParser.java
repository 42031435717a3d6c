package dev.berth.oci;

import com.fasterxml.jackson.core.JsonToken;
import dev.berth.oci.ManifestOutline.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads manifests from outside. It costs time and memory in proportion to the content, whatever the content is, and
/// never changes it: fields that are not known here stay in the bytes that the caller keeps.
///
/// The content is read twice, because a manifest may name its media type after its layers.
public final class ManifestParser {

    private static final MediaType JSON = new MediaType("application/json");
    private static final List<MediaType> SCHEMA_1 = List.of(
            new MediaType("application/vnd.docker.distribution.manifest.v1+json"),
            new MediaType("application/vnd.docker.distribution.manifest.v1+prettyjws"));

    private ManifestParser() {}

    /// Reads a manifest.
    ///
    /// @param declared the media type that the client announced; a generic one counts as none
    /// @throws InvalidOciValueException with code `UNSUPPORTED` for Docker's schema 1, else with `MANIFEST_INVALID`
    ///     and a sentence that names the JSON path
    public static Manifest parse(byte[] content, Optional<MediaType> declared) {
        ManifestOutline outline = ManifestOutline.read(content);
        MediaType type = typeOf(outline, declared.filter(announced -> !generic(announced)));
        if (type.isImageManifest()) {
            requireImage(outline);
            return readImage(content, type);
        }
        if (type.isIndex()) {
            requireIndex(outline);
            return readIndex(content, type);
        }
        return readOther(content, type, outline);
    }

    private static boolean generic(MediaType type) {
        return type.equals(JSON) || type.equals(MediaType.OCTET_STREAM);
    }

    private static MediaType typeOf(ManifestOutline outline, Optional<MediaType> announced) {
        Optional<MediaType> claimed = outline.mediaType();
        if (announced.isPresent() && claimed.isPresent() && !announced.equals(claimed)) {
            throw JsonReader.invalid("the manifest was announced as %s, but its mediaType says %s"
                    .formatted(announced.get(), claimed.get()));
        }
        MediaType type = announced.or(() -> claimed).orElseGet(() -> typeByShape(outline));
        if (SCHEMA_1.contains(type)) {
            throw schema1();
        }
        return type;
    }

    private static MediaType typeByShape(ManifestOutline outline) {
        if (outline.has(Field.FS_LAYERS)) {
            throw schema1();
        }
        refuseBothKinds(outline);
        if (outline.has(Field.CONFIG) && outline.has(Field.LAYERS)) {
            return MediaType.OCI_IMAGE_MANIFEST;
        }
        if (outline.has(Field.MANIFESTS)) {
            return MediaType.OCI_IMAGE_INDEX;
        }
        throw JsonReader.invalid("the manifest has no mediaType, none was announced, and it has neither the config and"
                + " layers of an image nor the manifests of an index");
    }

    private static InvalidOciValueException schema1() {
        return new InvalidOciValueException(
                OciErrorCode.UNSUPPORTED,
                "Docker's image manifests of schema 1 are not supported; push it as an OCI image or with schema 2");
    }

    private static void requireImage(ManifestOutline outline) {
        requireSchema2(outline);
        refuseBothKinds(outline);
        require(outline, Field.CONFIG);
        require(outline, Field.LAYERS);
    }

    private static void requireIndex(ManifestOutline outline) {
        requireSchema2(outline);
        refuseBothKinds(outline);
        require(outline, Field.MANIFESTS);
    }

    private static void requireSchema2(ManifestOutline outline) {
        if (outline.schemaVersion().isPresent() && outline.schemaVersion().get() == 1L) {
            throw schema1();
        }
        if (!outline.schemaVersion().equals(Optional.of(2L))) {
            throw JsonReader.invalid("schemaVersion must be 2");
        }
    }

    // Such content is an image to one client and an index to another (CVE-2021-41190).
    private static void refuseBothKinds(ManifestOutline outline) {
        boolean image = outline.has(Field.CONFIG) || outline.has(Field.LAYERS);
        if (outline.has(Field.FS_LAYERS) || (image && outline.has(Field.MANIFESTS))) {
            throw JsonReader.invalid(
                    "the manifest can be read in two ways: it has fields of an image and those of another kind");
        }
    }

    private static void require(ManifestOutline outline, Field field) {
        if (!outline.has(field)) {
            throw JsonReader.invalid("the manifest has no field '%s'".formatted(field.json()));
        }
    }

    private static Manifest readImage(byte[] content, MediaType type) {
        Fields fields = Fields.read(content);
        Descriptor config = fields.config.orElseThrow(() -> JsonReader.invalid("config must be an object"));
        return new Manifest.Image(
                type,
                config,
                fields.layers,
                fields.artifactType.or(() -> Optional.of(config.mediaType())),
                fields.subject,
                fields.annotations);
    }

    private static Manifest readIndex(byte[] content, MediaType type) {
        Fields fields = Fields.read(content);
        return new Manifest.Index(type, fields.manifests, fields.artifactType, fields.subject, fields.annotations);
    }

    // Nothing says what the fields of an unknown kind mean, so those that do not look right are passed over.
    private static Manifest readOther(byte[] content, MediaType type, ManifestOutline outline) {
        return new Manifest.Other(
                type,
                lenient(
                        content,
                        outline,
                        Field.ARTIFACT_TYPE,
                        reader -> reader.mediaType("artifactType"),
                        Optional.empty()),
                lenient(content, outline, Field.SUBJECT, reader -> reader.descriptor("subject"), Optional.empty()),
                lenient(content, outline, Field.ANNOTATIONS, reader -> reader.annotations("annotations"), Map.of()));
    }

    private static <T> T lenient(
            byte[] content, ManifestOutline outline, Field field, Function<DescriptorReader, T> read, T otherwise) {
        if (!outline.has(field)) {
            return otherwise;
        }
        JsonReader json = JsonReader.of(content);
        while (json.nextField()) {
            if (json.fieldName().equals(field.json())) {
                try {
                    return read.apply(new DescriptorReader(json));
                } catch (InvalidOciValueException notWhatItIsElsewhere) {
                    return otherwise;
                }
            }
            json.skip();
        }
        return otherwise;
    }

    /// The fields of an image or index, as far as they have been read.
    private static final class Fields {

        private Optional<Descriptor> config = Optional.empty();
        private List<Descriptor> layers = List.of();
        private List<Descriptor> manifests = List.of();
        private Optional<MediaType> artifactType = Optional.empty();
        private Optional<Descriptor> subject = Optional.empty();
        private Map<String, String> annotations = Map.of();

        private static Fields read(byte[] content) {
            JsonReader json = JsonReader.of(content);
            var reader = new DescriptorReader(json);
            var fields = new Fields();
            if (!json.at(JsonToken.START_OBJECT)) {
                throw JsonReader.invalid("the manifest must be an object");
            }
            while (json.nextField()) {
                switch (Field.of(json.fieldName()).orElse(null)) {
                    case CONFIG -> fields.config = reader.descriptor("config");
                    case LAYERS -> fields.layers = reader.list("layers");
                    case MANIFESTS -> fields.manifests = reader.list("manifests");
                    case ARTIFACT_TYPE -> fields.artifactType = reader.mediaType("artifactType");
                    case SUBJECT -> fields.subject = reader.descriptor("subject");
                    case ANNOTATIONS -> fields.annotations = reader.annotations("annotations");
                    case null, default -> json.skip();
                }
            }
            return fields;
        }
    }
}
