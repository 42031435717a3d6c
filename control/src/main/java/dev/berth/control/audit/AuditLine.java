package dev.berth.control.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// An entry as one line of JSON: for exports, and for those to whom the log is forwarded.
public final class AuditLine {

    private static final JsonFactory JSON = new JsonFactory();

    private AuditLine() {}

    /// The line, in UTF-8, without its end. An entry that is not stored has no id.
    public static byte[] of(AuditEntry entry) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            if (entry.id() != 0) {
                json.writeNumberField("id", entry.id());
            }
            json.writeStringField(
                    "time", entry.at().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("actor", entry.username());
            json.writeStringField("actor_kind", entry.actorKind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("operation", entry.operation());
            json.writeStringField("resource_type", entry.resourceType());
            json.writeStringField("resource", entry.resource());
            json.writeNumberField("project_id", entry.project());
            json.writeStringField("description", entry.description());
            json.writeBooleanField("succeeded", entry.succeeded());
            json.writeStringField("source_ip", entry.address());
            json.writeStringField("request_id", entry.request());
            json.writeNumberField("times", entry.times());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }
}
