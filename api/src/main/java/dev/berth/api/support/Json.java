package dev.berth.api.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;

/// Reads and writes the records of the API. Names are in snake case, absent parts are left out, unknown ones ignored.
/// Instants are texts, so records hold them as such.
public final class Json {

    public static final String MEDIA_TYPE = "application/json";

    /// The longest body that is read, in bytes.
    private static final int BODY_LIMIT = 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(BODY_LIMIT)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    private Json() {}

    /// The mapper itself, for what is built as a tree.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    /// An answer with a record, or a list of them, as its body.
    public static Response response(int status, Object value) {
        return new Response(status, Headers.of("Content-Type", MEDIA_TYPE), new ResponseBody.Bytes(bytes(value)));
    }

    /// Reads a request's body; what is not the JSON asked for is BAD_REQUEST.
    public static <T> T read(Request request, Class<T> type) throws IOException {
        return read(request, body -> MAPPER.readValue(body, type));
    }

    /// As above, for a type with parameters.
    public static <T> T read(Request request, TypeReference<T> type) throws IOException {
        return read(request, body -> MAPPER.readValue(body, type));
    }

    private static <T> T read(Request request, Parser<T> parser) throws IOException {
        byte[] body = request.body().readAll(BODY_LIMIT);
        T value;
        try {
            value = parser.parse(body);
        } catch (JsonProcessingException e) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "the body is not the JSON expected here: " + e.getOriginalMessage(), e);
        }
        if (value == null) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "the body is empty; JSON is expected here");
        }
        return value;
    }

    private interface Parser<T> {
        T parse(byte[] body) throws IOException;
    }
}
