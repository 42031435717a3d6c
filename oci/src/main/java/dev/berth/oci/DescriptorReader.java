package dev.berth.oci;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads descriptors, lists of them and annotations out of one manifest, and counts what it has read: a manifest that
/// asks for more than the limits is refused before it costs memory.
final class DescriptorReader {

    static final int MAX_DESCRIPTORS = 20_000;
    static final int MAX_STRINGS = 50_000;
    // Immutable maps probe linearly, so a thousand colliding keys are cheap and a million are not.
    static final int MAX_STRINGS_PER_OBJECT = 1_000;

    private static final List<String> MATTERING = List.of("mediaType", "digest", "size", "data", "artifactType");

    private final JsonReader json;
    private int descriptors;
    private int strings;

    DescriptorReader(JsonReader json) {
        this.json = json;
    }

    /// The descriptor that the reader stands on; empty for null.
    Optional<Descriptor> descriptor(String path) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return Optional.empty();
        }
        if (!json.at(JsonToken.START_OBJECT)) {
            throw JsonReader.invalid("%s must be an object".formatted(path));
        }
        if (++descriptors > MAX_DESCRIPTORS) {
            throw JsonReader.invalid("the manifest has more than %d descriptors".formatted(MAX_DESCRIPTORS));
        }
        return Optional.of(new Parts(path).read());
    }

    /// The descriptors of the list that the reader stands on; null is an empty list, as Go programs write it.
    List<Descriptor> list(String path) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return List.of();
        }
        if (!json.at(JsonToken.START_ARRAY)) {
            throw JsonReader.invalid("%s must be a list".formatted(path));
        }
        List<Descriptor> list = new ArrayList<>();
        while (json.next() != JsonToken.END_ARRAY) {
            String element = path + "[" + list.size() + "]";
            list.add(descriptor(element).orElseThrow(() -> JsonReader.invalid(element + " must be an object")));
        }
        return list;
    }

    /// The annotations that the reader stands on; null is the same as none.
    Map<String, String> annotations(String path) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return Map.of();
        }
        if (!json.at(JsonToken.START_OBJECT)) {
            throw JsonReader.invalid("%s must be an object".formatted(path));
        }
        Map<String, String> annotations = new LinkedHashMap<>();
        while (json.nextField()) {
            countString(annotations.size(), path);
            String name = json.fieldName();
            JsonReader.requireUnicode(name, path);
            if (annotations.put(name, json.text("every value in " + path)) != null) {
                throw JsonReader.invalid("an annotation is there twice in %s".formatted(path));
            }
        }
        return annotations;
    }

    /// The media type that the reader stands on; null and the empty string are the same as none.
    Optional<MediaType> mediaType(String path) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return Optional.empty();
        }
        String text = json.text(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MediaType.parse(text));
        } catch (InvalidOciValueException e) {
            throw JsonReader.invalid("%s is %s".formatted(path, e.getMessage()));
        }
    }

    private List<String> urls(String path) {
        if (json.at(JsonToken.VALUE_NULL)) {
            return List.of();
        }
        if (!json.at(JsonToken.START_ARRAY)) {
            throw JsonReader.invalid("%s must be a list".formatted(path));
        }
        List<String> urls = new ArrayList<>();
        while (json.next() != JsonToken.END_ARRAY) {
            countString(urls.size(), path);
            urls.add(json.text("every element of " + path));
        }
        return urls;
    }

    private void countString(int before, String path) {
        if (before >= MAX_STRINGS_PER_OBJECT) {
            throw JsonReader.invalid("%s has more than %d entries".formatted(path, MAX_STRINGS_PER_OBJECT));
        }
        if (++strings > MAX_STRINGS) {
            throw JsonReader.invalid("the manifest has more than %d annotations and URLs".formatted(MAX_STRINGS));
        }
    }

    /// The parts of one descriptor, as far as they have been read.
    private final class Parts {

        private final String path;
        private @Nullable MediaType mediaType;
        private @Nullable Digest digest;
        private long size = -1;
        private @Nullable MediaType artifactType;
        private Map<String, String> annotations = Map.of();
        private List<String> urls = List.of();
        private @Nullable String embedded;
        private int seen;

        private Parts(String path) {
            this.path = path;
        }

        private Descriptor read() {
            while (json.nextField()) {
                String name = json.fieldName();
                refuseTwice(name);
                switch (name) {
                    case "mediaType" ->
                        mediaType = mediaType(path + ".mediaType").orElse(null);
                    case "digest" -> digest = readDigest();
                    case "size" -> size = readSize();
                    case "artifactType" ->
                        artifactType = mediaType(path + ".artifactType").orElse(null);
                    case "annotations" -> annotations = annotations(path + ".annotations");
                    case "urls" -> urls = urls(path + ".urls");
                    case "data" -> embedded = json.at(JsonToken.VALUE_NULL) ? null : json.text(path + ".data");
                    default -> json.skip();
                }
            }
            if (mediaType == null) {
                throw JsonReader.invalid("%s has no mediaType".formatted(path));
            }
            if (digest == null) {
                throw JsonReader.invalid("%s has no digest".formatted(path));
            }
            if (size < 0) {
                throw JsonReader.invalid("%s has no size".formatted(path));
            }
            verifyEmbedded(digest);
            return new Descriptor(mediaType, digest, size, artifactType, annotations, urls);
        }

        private void refuseTwice(String name) {
            for (int i = 0; i < MATTERING.size(); i++) {
                String mattering = MATTERING.get(i);
                if (mattering.equalsIgnoreCase(name)) {
                    if (!mattering.equals(name)) {
                        throw JsonReader.invalid(
                                "a field of %s differs from '%s' only in its case".formatted(path, mattering));
                    }
                    if ((seen & 1 << i) != 0) {
                        throw JsonReader.invalid("%s.%s is there twice".formatted(path, name));
                    }
                    seen |= 1 << i;
                }
            }
        }

        private Digest readDigest() {
            String text = json.text(path + ".digest");
            try {
                return Digest.parse(text);
            } catch (InvalidOciValueException e) {
                throw JsonReader.invalid("%s.digest is %s".formatted(path, e.getMessage()));
            }
        }

        private long readSize() {
            long number = json.wholeNumber(path + ".size");
            if (number < 0) {
                throw JsonReader.invalid("%s.size is negative".formatted(path));
            }
            return number;
        }

        // Clients may use embedded data instead of fetching the blob, so data that differs from it is an attack.
        private void verifyEmbedded(Digest expected) {
            if (embedded == null) {
                return;
            }
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(embedded);
            } catch (IllegalArgumentException e) {
                throw JsonReader.invalid("%s.data is not base64".formatted(path));
            }
            if (bytes.length != size) {
                throw JsonReader.invalid(
                        "%s.data has %d bytes, but its size says %d".formatted(path, bytes.length, size));
            }
            Optional<DigestAlgorithm> algorithm = expected.supportedAlgorithm();
            if (algorithm.isPresent() && !algorithm.get().digest(bytes).equals(expected)) {
                throw JsonReader.invalid("%s.data does not have the digest %s".formatted(path, expected));
            }
        }
    }
}
