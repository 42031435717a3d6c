package dev.berth.conformance.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An answer of the registry, read whole.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<byte[]> response) {
        String request = response.request().method() + " " + response.uri();
        return new Answer(request, response.statusCode(), response.headers(), response.body());
    }

    /// The header's first value, or an empty string when the answer does not carry it.
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(request + " answered " + status + " with a body that is not JSON: " + text());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// The codes of an error body, in order; empty when the body is not an OCI error.
    public List<String> errorCodes() {
        var codes = new ArrayList<String>();
        if (header("Content-Type").startsWith("application/json")) {
            json().path("errors").forEach(error -> codes.add(error.path("code").asText()));
        }
        return codes;
    }

    /// Fails with the request and the body unless the status is the expected one; returns itself.
    public Answer expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new AssertionError(this + "; expected " + java.util.Arrays.toString(statuses));
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + headers.map() + " "
                + text().substring(0, Math.min(600, text().length()));
    }
}
