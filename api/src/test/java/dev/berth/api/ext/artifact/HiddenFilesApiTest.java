package dev.berth.api.ext.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.Tars;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.Test;

/// What an image transfers although nobody who runs it sees it.
@OnBothDatabases
class HiddenFilesApiTest extends LayerScene {

    @Test
    void filesThatLayersAboveChangeOrRemoveAreFound() {
        byte[] base = Tars.tar(tar -> tar.file("etc/conf", "four")
                .file("srv/lib/old.jar", "twelve bytes")
                .file("srv/lib/kept.jar", "kept")
                .file("opt/gone/a", "aaa")
                .file("opt/empty/b", "bb")
                .file("tmp", "a file")
                .file("home/x", "x"));
        byte[] middle = Tars.tar(tar -> tar.file("etc/conf", "seven..")
                .file("srv/lib/.wh.old.jar", "")
                .file("opt/.wh.gone", "")
                .file("opt/empty/.wh..wh..opq", "")
                .directory("tmp"));
        byte[] top = Tars.tar(tar -> tar.file("etc/conf", "last").file("home/y", "y"));
        String lowest = layer("team/app", "layer.v1.tar", base);
        push(
                "team/app",
                "1",
                "{}",
                lowest,
                layer("team/app", "layer.v1.tar", middle),
                layer("team/app", "layer.v1.tar", top));

        JsonNode found = settled(APP + "/1/hidden-files", "dora").json();

        assertThat(found.path("largest").findValuesAsText("path"))
                .containsExactly("srv/lib/old.jar", "etc/conf", "tmp", "etc/conf", "opt/gone/a", "opt/empty/b");
        assertThat(found.path("largest").findValuesAsText("size")).containsExactly("12", "7", "6", "4", "3", "2");
        assertThat(found.path("files").asInt()).isEqualTo(6);
        assertThat(found.path("bytes").asInt()).isEqualTo(34);
        assertThat(lowest).contains(found.at("/largest/0/layer").asText());
    }

    @Test
    void onlySomeAreToldButAllAreCounted() {
        byte[] base = Tars.tar(tar -> {
            for (int i = 0; i < 60; i++) {
                tar.file("d/" + i, "x".repeat(i + 1));
            }
        });
        byte[] top = Tars.tar(tar -> tar.file(".wh.d", ""));
        push("team/app", "1", "{}", layer("team/app", "layer.v1.tar", base), layer("team/app", "layer.v1.tar", top));

        JsonNode found = settled(APP + "/1/hidden-files", "dora").json();

        assertThat(found.path("files").asInt()).isEqualTo(60);
        assertThat(found.path("bytes").asInt()).isEqualTo(60 * 61 / 2);
        assertThat(found.path("largest")).hasSize(50);
        assertThat(found.at("/largest/0/size").asInt()).isEqualTo(60);
    }

    @Test
    void onlyWhoMayPullIsTold() {
        push("team/app", "1", "{}", layer("team/app", "layer.v1.tar", Tars.tar(tar -> tar.file("a", "a"))));
        push(
                "team/app",
                "bad",
                "{\"b\":1}",
                layer("team/app", "layer.v1.tar", "no archive".repeat(200).getBytes(UTF_8)));

        assertThat(settled(APP + "/1/hidden-files", "dora").json().path("files").asInt())
                .isZero();
        assertThat(settled(APP + "/bad/hidden-files", "dora").status()).isEqualTo(422);
        assertThat(get(APP + "/1/hidden-files", "eve").status()).isEqualTo(403);
        assertThat(get(APP + "/none/hidden-files", "dora").status()).isEqualTo(404);
        assertThat(api.send("GET", APP + "/1/hidden-files").status()).isEqualTo(401);
    }
}
