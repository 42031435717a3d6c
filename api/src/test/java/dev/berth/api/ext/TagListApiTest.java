package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of a repository's tags, a row for each manifest.
@OnBothDatabases
class TagListApiTest extends TagListScene {

    @Test
    void aRowIsAManifestWithItsBestTagAndAllOthers() {
        push("1.8.3", "old");
        Digest newest = push("1.8.4", "new");
        for (String alias : List.of("latest", "1.8", "1")) {
            push(alias, "new");
        }

        JsonNode rows = list("").path("rows");

        assertThat(tags(rows)).containsExactly("1.8.4", "1.8.3");
        assertThat(texts(rows.path(0).path("aliases"))).containsExactly("1.8", "1", "latest");
        assertThat(rows.at("/0/digest").asText()).isEqualTo(newest.toString());
        assertThat(rows.at("/0/type").asText()).isEqualTo("IMAGE");
        assertThat(rows.at("/0/pushed_by").asText()).isEqualTo("admin");
        assertThat(rows.at("/0/size").asLong())
                .isEqualTo(rows.at("/0/pull_size").asLong())
                .isPositive();
        assertThat(rows.at("/0/signed").asBoolean()).isFalse();
    }

    @Test
    void everyOrderIsPagedForthAndBackWithoutAGap() {
        for (int i = 1; i <= 7; i++) {
            push("1." + i + ".0", "layer".repeat(8 - i));
            api.clock.pass(Duration.ofSeconds(1));
        }
        push("nightly", "layer".repeat(7));
        push("main", "x");
        pull("1.4.0", 3);

        assertThat(walk("sort=semver"))
                .containsExactly("1.7.0", "1.6.0", "1.5.0", "1.4.0", "1.3.0", "1.2.0", "1.1.0", "main");
        assertThat(walk("sort=semver&order=asc"))
                .containsExactly("main", "1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0");
        assertThat(walk("sort=name"))
                .containsExactly("1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0", "main");
        assertThat(walk("sort=pushed"))
                .containsExactly("main", "1.7.0", "1.6.0", "1.5.0", "1.4.0", "1.3.0", "1.2.0", "1.1.0");
        assertThat(walk("sort=size"))
                .containsExactly("1.1.0", "1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0", "main");
        assertThat(walk("sort=pulls").getFirst()).isEqualTo("1.4.0");
        assertThat(walk("sort=pulls&order=asc")).hasSize(8).endsWith("1.4.0");
    }

    @Test
    void aRowSaysHowOftenItWasPulledOnEachOfTheLastThirtyDays() {
        push("1.0.0", "a");
        Digest other = push("2.0.0", "b");
        push("3.0.0", "c");
        pull("1.0.0", 1);
        api.clock.pass(Duration.ofDays(29));
        pull("1.0.0", 2);
        pull(other.toString(), 3);
        api.clock.pass(Duration.ofDays(1));
        pull("2.0.0", 4);

        JsonNode rows = list("?sort=name").path("rows");

        assertThat(rows.at("/0/daily_pulls")).hasSize(30);
        assertThat(rows.at("/0/daily_pulls/0").asLong()).isZero();
        assertThat(rows.at("/0/daily_pulls/28").asLong()).isEqualTo(2);
        assertThat(rows.at("/0/pull_count").asLong()).isEqualTo(3);
        assertThat(rows.at("/1/daily_pulls/28").asLong()).isEqualTo(3);
        assertThat(rows.at("/1/daily_pulls/29").asLong()).isEqualTo(4);
        assertThat(rows.at("/2/daily_pulls")).hasSize(30).allMatch(day -> day.asLong() == 0);
    }

    private void pull(String reference, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(api.send("GET", "/v2/team/app/manifests/" + reference, "Authorization", TestApi.basic("admin"))
                            .status())
                    .isEqualTo(200);
        }
        api.pulls.flush();
    }

    @Test
    void aRowSaysWhatRulesKeepAndWhatLabelsItCarries() {
        push("1.0.0", "kept");
        push("nightly", "moves");
        String rule = """
                {"action":"immutable","template":"immutable_template","tag_selectors":[{"kind":"doublestar",\
                "decoration":"matches","pattern":"1.*"}],"scope_selectors":{"repository":[{"kind":"doublestar",\
                "decoration":"repoMatches","pattern":"**"}]}}""";
        assertThat(post("/api/v2.0/projects/team/immutabletagrules", rule).status())
                .isEqualTo(201);
        String label = "{\"name\":\"approved\",\"color\":\"#00AA00\",\"scope\":\"g\"}";
        String place = post("/api/v2.0/labels", label).header("Location");
        long id = Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
        assertThat(post("/api/v2.0/projects/team/repositories/app/artifacts/1.0.0/labels", "{\"id\":%d}".formatted(id))
                        .status())
                .isEqualTo(200);

        JsonNode rows = list("?sort=name").path("rows");

        assertThat(tags(rows)).containsExactly("1.0.0", "nightly");
        assertThat(rows.at("/0/labels/0/name").asText()).isEqualTo("approved");
        assertThat(rows.at("/0/labels/0/color").asText()).isEqualTo("#00AA00");
        assertThat(rows.at("/0/immutable").asBoolean()).isTrue();
        assertThat(rows.at("/1/labels")).isEmpty();
        assertThat(rows.at("/1/immutable").asBoolean()).isFalse();
    }

    @Test
    void aPartOfATagNarrowsTheListToManifestsThatHaveSuchATag() {
        push("1.8.4", "new");
        push("Latest", "new");
        push("1.7.0", "old");

        assertThat(tags(list("?q=latest").path("rows"))).containsExactly("1.8.4");
        assertThat(tags(list("?q=1.&sort=pushed").path("rows"))).containsExactlyInAnyOrder("1.8.4", "1.7.0");
        assertThat(tags(list("?q=1.7&sort=size").path("rows"))).containsExactly("1.7.0");
        assertThat(list("?q=%25&sort=name").path("rows")).isEmpty();
    }

    @Test
    void anIndexShowsItsPlatformsAndWhatAClientOfOnePulls() {
        Digest amd = push("amd", "for amd64, which is a little longer");
        Digest arm = push("arm", "for arm64");
        String index = """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s,%s]}""".formatted(INDEX, child(amd, "amd64", ""), child(arm, "arm64", ",\"variant\":\"v8\""));
        put("2.0.0", index);

        // An index that is described before what it lists is described again when that is.
        assertThat(list("?limit=1").path("rows")).hasSize(1);
        JsonNode row = list("?limit=1").at("/rows/0");

        assertThat(row.path("tag").asText()).isEqualTo("2.0.0");
        assertThat(row.at("/platforms/0/architecture").asText()).isEqualTo("amd64");
        assertThat(row.at("/platforms/1/variant").asText()).isEqualTo("v8");
        long first = row.at("/platforms/0/size").asLong();
        long second = row.at("/platforms/1/size").asLong();
        assertThat(row.path("size").asLong()).isEqualTo(index.length() + first + second);
        assertThat(row.path("pull_size").asLong()).isEqualTo(index.length() + Math.max(first, second));
    }

    @Test
    void aRowSaysHowMuchOthersOfTheRepositoryHoldAsWell() {
        image("1.0.0", "base", "one");
        image("2.0.0", "base", "other", "other");
        image("3.0.0", "alone");
        Digest amd = image("4.0.0-amd", "both", "for amd");
        Digest arm = image("4.0.0-arm", "both", "for arm");
        put("4.0.0", """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s,%s]}""".formatted(INDEX, child(amd, "amd64", ""), child(arm, "arm64", "")));

        JsonNode rows = list("?sort=name").path("rows");

        assertThat(tags(rows)).containsExactly("1.0.0", "2.0.0", "3.0.0", "4.0.0", "4.0.0-amd", "4.0.0-arm");
        assertThat(rows.findValuesAsText("shared_size"))
                .as("what an index lists is no other")
                .containsExactly("4", "4", "0", "0", "4", "4");
    }

    @Test
    void aSignatureIsAFactOfItsSubjectAndNoRow() {
        Digest image = push("1.0.0", "layer");
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"application/vnd.cncf.notary.signature",\
                "manifests":[],"subject":{"mediaType":"%s","digest":"%s","size":7}}""".formatted(INDEX, INDEX, image);
        put(image.toString().replace(':', '-'), manifest);

        JsonNode rows = list("").path("rows");

        assertThat(tags(rows)).containsExactly("1.0.0");
        assertThat(rows.at("/0/signed").asBoolean()).isTrue();
        assertThat(texts(rows.path(0).path("accessories"))).containsExactly("signature.notation");
    }

    @Test
    void onlyWhoMayListTagsSeesThem() {
        push("1.0.0", "layer");

        assertThat(get("dora", LIST).status()).isEqualTo(200);
        assertThat(get("outsider", LIST).status()).isEqualTo(403);
        assertThat(api.send("GET", LIST).status()).isEqualTo(401);
        assertThat(get("dora", "/api/ext/v1/projects/team/repos/none/tags").status())
                .isEqualTo(404);
    }

    @Test
    void aListThatMakesNoSenseIsRefused() {
        push("1.0.0", "a");
        push("2.0.0", "b");
        String cursor = list("?limit=1").path("next").asText();

        for (String query : List.of(
                "sort=risk",
                "order=up",
                "limit=0",
                "limit=101",
                "limit=x",
                "cursor=!",
                "cursor=abcd",
                "cursor=" + cursor + "&sort=size",
                "cursor=" + cursor + "&order=asc",
                "q=" + "x".repeat(129))) {
            assertThat(get("dora", LIST + "?" + query).status()).as(query).isEqualTo(400);
        }
    }
}
