package dev.berth.control.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/// What receivers are told of an artifact.
///
/// @param tag empty when it has none, or none was named
/// @param details a sentence about it; empty for none
/// @param host where clients find the registry, such as `registry.example.com`
/// @param request the id of the request that made it happen; empty when there was none
record Payload(
        EventType type,
        Instant at,
        String operator,
        String request,
        RepositoryName repository,
        boolean open,
        Digest digest,
        String tag,
        String details,
        String host) {

    private static final JsonFactory JSON = new JsonFactory();

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /// The text for a receiver, and its media type.
    record Text(String mediaType, String body) {}

    /// @param source the policy's path
    /// @param id of the CloudEvent
    Text text(WebhookTarget.Kind kind, WebhookTarget.PayloadFormat format, String source, String id) {
        return switch (kind) {
            case SLACK -> new Text("application/json", write(this::slack));
            case HTTP ->
                switch (format) {
                    case DEFAULT -> new Text("application/json", write(this::plain));
                    case CLOUD_EVENTS ->
                        new Text("application/cloudevents+json", write(json -> cloudEvent(json, source, id)));
                };
        };
    }

    private void plain(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type.name());
        json.writeNumberField("occur_at", at.getEpochSecond());
        json.writeStringField("operator", operator);
        json.writeFieldName("event_data");
        data(json);
        json.writeEndObject();
    }

    private void cloudEvent(JsonGenerator json, String source, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", id);
        json.writeStringField("source", source);
        json.writeStringField("type", type.cloudEvent());
        json.writeStringField("datacontenttype", "application/json");
        json.writeStringField("time", at.toString());
        json.writeStringField("operator", operator);
        if (!request.isEmpty()) {
            json.writeStringField("requestid", request);
        }
        json.writeFieldName("data");
        data(json);
        json.writeEndObject();
    }

    private void data(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("resources");
        json.writeStartObject();
        json.writeStringField("digest", digest.toString());
        json.writeStringField("tag", tag);
        if (details.isEmpty()) {
            json.writeStringField("resource_url", address());
        }
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("repository");
        json.writeStringField(
                "name", repository.value().substring(repository.project().length() + 1));
        json.writeStringField("namespace", repository.project());
        json.writeStringField("repo_full_name", repository.value());
        json.writeStringField("repo_type", open ? "public" : "private");
        json.writeEndObject();
        if (!details.isEmpty()) {
            json.writeObjectFieldStart("custom_attributes");
            json.writeStringField("Details", details);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private String address() {
        return host + "/" + repository.value() + (tag.isEmpty() ? "@" + digest : ":" + tag);
    }

    private void slack(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("blocks");
        section(json, "*Harbor webhook events*");
        section(json, "*event_type:* " + type.name());
        section(json, "*occur_at:* <!date^%d^{date} at {time}|%s>".formatted(at.getEpochSecond(), at.toString()));
        section(json, "*operator:* " + escape(operator));
        section(json, "*resource:* " + escape(address()));
        if (!details.isEmpty()) {
            section(json, "*details:* " + escape(details));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void section(JsonGenerator json, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "section");
        json.writeObjectFieldStart("text");
        json.writeStringField("type", "mrkdwn");
        json.writeStringField("text", text);
        json.writeEndObject();
        json.writeEndObject();
    }

    /// Otherwise a user's name could be a link, or call everybody in a channel.
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String write(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
