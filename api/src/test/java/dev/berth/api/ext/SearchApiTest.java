package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Search, as the palette of the portal asks.
@OnBothDatabases
class SearchApiTest {

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Digest checkout = Digest.parse("sha256:" + "0".repeat(64));

    @BeforeEach
    void shops() {
        Project payments = api.project("payments");
        Project secret = api.project("secret-payments");
        api.member(api.user("dora"), payments, Role.GUEST);
        api.member(api.user("boss"), secret, Role.PROJECT_ADMIN);
        checkout = api.pushImage("payments/checkout-api", "1.8.4", "one");
        api.pushImage("payments/checkout-api", "1.8.3", "two");
        api.pushImage("payments/tools/checkout", "latest", "three");
        api.pushImage("secret-payments/checkout", "1.8.0", "four");
        api.pushImage("library/checkout-demo", "1.8", "five");
    }

    @Test
    void aPartOfANameFindsProjectsAndRepositoriesThatBeginSoFirst() {
        JsonNode found = search("admin", "checkout").json();

        assertThat(names(found, "repositories", "name"))
                .containsExactly(
                        "payments/tools/checkout",
                        "secret-payments/checkout",
                        "payments/checkout-api",
                        "library/checkout-demo");
        assertThat(names(search("admin", "heckout-a").json(), "repositories", "name"))
                .containsExactly("payments/checkout-api");
        assertThat(names(search("admin", "ments/tools").json(), "repositories", "name"))
                .containsExactly("payments/tools/checkout");
        assertThat(names(search("admin", "Payments").json(), "projects", "name"))
                .containsExactly("payments", "secret-payments");
        assertThat(names(search("admin", "tools checkout x").json(), "repositories", "name"))
                .isEmpty();
    }

    @Test
    void repositoriesSayHowManyTagsTheyHaveAndTagsTheirOthers() {
        api.pushImage("payments/checkout-api", "1.8", "one");

        JsonNode repository =
                search("dora", "checkout-api").json().path("repositories").get(0);
        JsonNode tag = search("dora", "checkout-api:1.8.4").json().path("tags").get(0);

        assertThat(repository.path("tag_count").asInt()).isEqualTo(3);
        assertThat(repository.path("more_tags").asBoolean(true)).isFalse();
        assertThat(tag.path("others")).hasSize(1);
        assertThat(tag.path("others").get(0).asText()).isEqualTo("1.8");
    }

    @Test
    void theSecondWordMayBeATagOfWhatTheFirstNames() {
        assertThat(names(search("dora", "checkout-api 1.8").json(), "repositories", "name"))
                .containsExactly("payments/checkout-api");
        assertThat(names(search("dora", "tools checkout").json(), "repositories", "name"))
                .containsExactly("payments/tools/checkout");
    }

    @Test
    void nobodyFindsWhatTheyMayNotSee() {
        assertThat(names(search("dora", "checkout").json(), "repositories", "name"))
                .containsExactly("payments/tools/checkout", "payments/checkout-api", "library/checkout-demo");
        assertThat(names(search("", "checkout").json(), "repositories", "name"))
                .containsExactly("library/checkout-demo");
        assertThat(names(search("dora", "payments").json(), "projects", "name")).containsExactly("payments");
        assertThat(names(search("dora", "checkout:1.8").json(), "tags", "tag"))
                .containsExactly("1.8.3", "1.8.4", "1.8");
        assertThat(names(search("", "1.8").json(), "tags", "repository")).containsExactly("library/checkout-demo");
        assertThat(names(search("dora", checkout.toString()).json(), "digests", "repository"))
                .containsExactly("payments/checkout-api");
        assertThat(search("boss", checkout.toString()).json().path("digests")).isEmpty();
        assertThat(search("", checkout.toString()).json().path("digests")).isEmpty();
    }

    @Test
    void whoeverSeesSomeRepositoriesOfAProjectFindsThose() {
        Answer made = api.json("POST", "/api/v2.0/robots", """
                {"name":"part","level":"project","duration":-1,"permissions":[{"kind":"project",\
                "namespace":"payments","access":[\
                {"resource":"repository","action":"list","repositories":["tools/**"]},\
                {"resource":"tag","action":"list","repositories":["tools/**"]},\
                {"resource":"artifact","action":"list","repositories":["tools/**"]}]}]}""", "Authorization", TestApi.basic("admin"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String robot =
                TestApi.basic("robot$payments+part", made.json().path("secret").asText());

        JsonNode found = api.send("GET", "/api/ext/v1/search?q=checkout", "Authorization", robot)
                .json();
        JsonNode tags = api.send("GET", "/api/ext/v1/search?q=checkout:", "Authorization", robot)
                .json();
        JsonNode digests = api.send("GET", "/api/ext/v1/search?q=" + checkout, "Authorization", robot)
                .json();

        assertThat(names(found, "repositories", "name"))
                .containsExactly("payments/tools/checkout", "library/checkout-demo");
        assertThat(names(tags, "tags", "repository"))
                .containsExactly("payments/tools/checkout", "library/checkout-demo");
        assertThat(digests.path("digests")).isEmpty();
    }

    @Test
    void aTagIsFoundByItsRepositoryAndItsBeginning() {
        for (String text : List.of("checkout-api:1.8", "checkout-api 1.8", "payments/checkout-api:1.8")) {
            assertThat(names(search("dora", text).json(), "tags", "tag"))
                    .as(text)
                    .containsExactly("1.8.3", "1.8.4");
        }
        assertThat(names(search("admin", "1.8.4").json(), "tags", "repository"))
                .containsExactly("payments/checkout-api");
    }

    @Test
    void aDigestIsFoundByItsBeginning() {
        String hex = checkout.toString().substring("sha256:".length());

        for (String text : List.of(
                checkout.toString(), "sha256:" + hex.substring(0, 8), "payments/checkout-api@" + checkout, hex)) {
            assertThat(names(search("dora", text).json(), "digests", "digest"))
                    .as(text)
                    .containsExactly(checkout.toString());
        }
    }

    @Test
    void peopleAreFoundByWhoeverHasAnAccount() {
        assertThat(names(search("dora", "BO").json(), "people", "username")).containsExactly("boss");
        assertThat(names(search("dora", "user:dor").json(), "people", "username"))
                .containsExactly("dora");
        assertThat(search("", "boss").json().path("people")).isEmpty();
    }

    @Test
    void robotsAreFoundByWhoMayListThem() {
        long project = api.projects.find("secret-payments").orElseThrow().id();
        Answer made = api.json("POST", "/api/v2.0/robots", """
                {"name":"ci-push","level":"project","duration":-1,"permissions":[{"kind":"project",\
                "namespace":"secret-payments","access":[{"resource":"repository","action":"pull"}]}]}""", "Authorization", TestApi.basic("admin"));
        assertThat(made.status()).isEqualTo(201);
        String name = "robot$secret-payments+ci-push";

        for (String text : List.of("ci-p", "robot:ci", name, "secret-payments+ci")) {
            assertThat(names(search("boss", text).json(), "robots", "name")).containsExactly(name);
            assertThat(names(search("admin", text).json(), "robots", "name")).containsExactly(name);
            assertThat(search("dora", text).json().path("robots")).isEmpty();
            assertThat(search("", text).json().path("robots")).isEmpty();
        }
        assertThat(search("boss", "ci-p").json().at("/robots/0/project_id").asLong())
                .isEqualTo(project);
    }

    @Test
    void whatIsGoneIsNotFound() {
        String path = "/api/v2.0/projects/payments/repositories/checkout-api";
        assertThat(api.send("DELETE", path, "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);

        assertThat(names(search("dora", "checkout-api").json(), "repositories", "name"))
                .isEmpty();
        assertThat(search("dora", "checkout-api:1").json().path("tags")).isEmpty();
    }

    @Test
    void aSearchThatMakesNoSenseIsRefused() {
        assertThat(search("admin", " ").status()).isEqualTo(400);
        assertThat(search("admin", "x".repeat(257)).status()).isEqualTo(400);
        assertThat(search("admin", "a\u0000b").status()).isEqualTo(400);
        assertThat(search("admin", "a&types=cars").status()).isEqualTo(200);
        assertThat(get("admin", "q=a&types=cars").status()).isEqualTo(400);
        assertThat(get("admin", "q=a&limit=0").status()).isEqualTo(400);
        assertThat(get("admin", "q=a&limit=51").status()).isEqualTo(400);
        assertThat(search("admin", "%_'\"\\ü☃").status()).isEqualTo(200);
    }

    @Test
    void onlyTheWantedTypesAreLookedForAndNoMoreThanWanted() {
        JsonNode found =
                get("admin", "q=checkout&types=repositories,tags&limit=2").json();

        assertThat(found.path("repositories")).hasSize(2);
        assertThat(found.path("projects")).isEmpty();
    }

    private static List<String> names(JsonNode found, String type, String field) {
        return StreamSupport.stream(found.path(type).spliterator(), false)
                .map(hit -> hit.path(field).asText())
                .toList();
    }

    private Answer search(String user, String text) {
        return get(user, "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private Answer get(String user, String query) {
        String path = "/api/ext/v1/search?" + query;
        return user.isEmpty() ? api.send("GET", path) : api.send("GET", path, "Authorization", TestApi.basic(user));
    }
}
