package dev.berth.api.setup;

import dev.berth.api.support.ApiErrorCode;
import dev.berth.platform.http.Request;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The fields of a form that a browser sent.
record Form(Map<String, String> fields) {

    private static final int LIMIT = 16 * 1024;

    Form {
        fields = Map.copyOf(fields);
    }

    /// Reads a body of type `application/x-www-form-urlencoded`.
    static Form read(Request request) throws IOException {
        return parse(new String(request.body().readAll(LIMIT), StandardCharsets.UTF_8));
    }

    static Form parse(String body) {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.put(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "the form is not properly encoded", e);
        }
        return new Form(fields);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
