package dev.berth.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads hostile JSON token by token within fixed bounds, and says in a sentence at which path something is wrong.
/// Every method throws [InvalidOciValueException] with code `MANIFEST_INVALID` and nothing else.
final class JsonReader {

    static final int MAX_BYTES = 16 * 1024 * 1024;
    static final int MAX_DEPTH = 64;

    private static final int MAX_NAME_LENGTH = 4096;
    private static final int MAX_NUMBER_LENGTH = 64;

    // Names from outside are neither interned nor kept in a shared symbol table: there they would pile up, and names
    // that were chosen to collide would make it slow for everyone.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_BYTES)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /// A reader that stands on the first token of `content`.
    static JsonReader of(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw invalid(
                    "the manifest has %d bytes; more than %d are never read".formatted(content.length, MAX_BYTES));
        }
        try {
            // Decoding here, and not by the parser's guess, refuses UTF-16, UTF-32, byte order marks and bad UTF-8.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw invalid("the manifest starts with a byte order mark; send plain UTF-8");
            }
            var reader = new JsonReader(FACTORY.createParser(text));
            if (reader.next() == null) {
                throw invalid("the manifest is empty");
            }
            return reader;
        } catch (CharacterCodingException e) {
            throw invalid("the manifest is not valid UTF-8");
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    static InvalidOciValueException invalid(String sentence) {
        return new InvalidOciValueException(OciErrorCode.MANIFEST_INVALID, sentence);
    }

    /// Moves to the next token; null after the last.
    @Nullable
    JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    /// Moves to the next field of the object that is being read, and says whether there is one.
    boolean nextField() {
        return next() == JsonToken.FIELD_NAME;
    }

    /// The name of the field that the reader stands on; moves to its value.
    String fieldName() {
        try {
            String name = parser.currentName();
            parser.nextToken();
            return name;
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /// Moves to the end of the value that the reader stands on.
    void skip() {
        try {
            parser.skipChildren();
            if (parser.currentToken() == null) {
                throw invalid("the manifest ends too early");
            }
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /// The string that the reader stands on.
    String text(String path) {
        if (!at(JsonToken.VALUE_STRING)) {
            throw invalid("%s must be a string".formatted(path));
        }
        try {
            String text = parser.getText();
            requireUnicode(text, path);
            return text;
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /// The whole number that the reader stands on.
    long wholeNumber(String path) {
        if (!at(JsonToken.VALUE_NUMBER_INT)) {
            throw invalid("%s must be a whole number".formatted(path));
        }
        try {
            return parser.getLongValue();
        } catch (IOException e) {
            throw invalid("%s is not a number of at most 64 bits".formatted(path));
        }
    }

    /// Makes sure that nothing follows.
    void end() {
        if (next() != null) {
            throw invalid("there is more content after the manifest's end");
        }
    }

    // An escaped half of a surrogate pair is JSON, but no database and no header can carry it.
    static void requireUnicode(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw invalid("%s has half a surrogate pair".formatted(path));
            }
        }
    }

    private static InvalidOciValueException notJson(IOException e) {
        if (e instanceof JsonProcessingException json) {
            String reason = json.getOriginalMessage();
            String shortReason = reason.length() > 200 ? reason.substring(0, 200) + "…" : reason;
            return invalid(
                    json.getLocation() == null
                            ? "the manifest is not JSON that can be read: %s".formatted(shortReason)
                            : "the manifest is not JSON that can be read, line %d, column %d: %s"
                                    .formatted(
                                            json.getLocation().getLineNr(),
                                            json.getLocation().getColumnNr(),
                                            shortReason));
        }
        throw new IllegalStateException("reading from memory cannot fail", e);
    }
}
