package dev.berth.api.ext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A repository, somebody who may see its tags and somebody who may not.
abstract class TagListScene {

    static final String LIST = "/api/ext/v1/projects/team/repos/app/tags";
    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void team() {
        Project team = api.project("team");
        api.member(api.user("dora"), team, Role.LIMITED_GUEST);
        api.user("outsider");
    }

    /// An image with a configuration of its own.
    Digest image(String tag, String... layers) {
        byte[] config = "{\"author\":\"%s\"}".formatted(tag).getBytes(UTF_8);
        String listed = Stream.of(layers)
                .map(layer -> """
                        {"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}""".formatted(api.pushBlob("team/app", layer.getBytes(UTF_8)), layer.length()))
                .collect(Collectors.joining(","));
        String manifest = """
                {"schemaVersion":2,"mediaType":"%1$s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
                "digest":"%2$s","size":%3$d},"layers":[%4$s]}""".formatted(IMAGE, api.pushBlob("team/app", config), config.length, listed);
        put(tag, IMAGE, manifest);
        return Digest.parse(get("admin", "/v2/team/app/manifests/" + tag).header("Docker-Content-Digest"));
    }

    Answer post(String path, String body) {
        return api.send(
                "POST",
                path,
                body.getBytes(UTF_8),
                "Authorization",
                TestApi.basic("admin"),
                "Content-Type",
                "application/json");
    }

    JsonNode list(String query) {
        Answer answer = get("dora", LIST + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    Answer get(String user, String path) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }

    Digest push(String tag, String layer) {
        return api.pushImage("team/app", tag, layer);
    }

    void put(String tag, String manifest) {
        put(tag, INDEX, manifest);
    }

    void put(String tag, String type, String manifest) {
        Answer answer = api.send(
                "PUT",
                "/v2/team/app/manifests/" + tag,
                manifest.getBytes(UTF_8),
                "Authorization",
                TestApi.basic("admin"),
                "Content-Type",
                type);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    String child(Digest digest, String architecture, String more) {
        int size = get("admin", "/v2/team/app/manifests/" + digest).body().length;
        return """
                {"mediaType":"%s","digest":"%s","size":%d,\
                "platform":{"os":"linux","architecture":"%s"%s}}""".formatted(IMAGE, digest, size, architecture, more);
    }

    static List<String> tags(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("tag").asText())
                .toList();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// All tags, page by page, checked against the same pages backwards.
    List<String> walk(String query) {
        List<List<String>> pages = new ArrayList<>();
        String cursor = "";
        JsonNode page;
        do {
            page = list("?limit=3&" + query + cursor);
            pages.add(tags(page.path("rows")));
            cursor = "&cursor=" + page.path("next").asText();
        } while (page.has("next"));
        for (int before = pages.size() - 2; before >= 0; before--) {
            page = list("?limit=3&" + query + "&cursor=" + page.path("previous").asText());
            assertThat(tags(page.path("rows"))).as(query).isEqualTo(pages.get(before));
        }
        return pages.stream().flatMap(List::stream).toList();
    }
}
