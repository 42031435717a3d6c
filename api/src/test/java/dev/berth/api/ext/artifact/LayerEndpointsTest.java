package dev.berth.api.ext.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.Tars;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The layers of images and the files in them, for those who may see them and for nobody else.
@OnBothDatabases
class LayerEndpointsTest extends LayerScene {

    @Test
    void stepsHaveTheLayersThatTheyLeft() {
        byte[] base = Tars.gzip(Tars.tar(tar -> tar.file("bin/sh", "sh")));
        byte[] top = Tars.tar(tar -> tar.file("app", "app"));
        push(
                "team/app",
                "1",
                """
                {"os":"linux","architecture":"arm64","variant":"v8","history":[\
                {"created_by":"ADD base /","created":"2026-01-02T03:04:05Z"},\
                {"created_by":"ENV A=b","empty_layer":true},{"created_by":"COPY app /"}]}""",
                layer("team/app", "layer.v1.tar+gzip", base),
                layer("team/app", "layer.v1.tar", top));
        push("other/copy", "1", "{}", layer("other/copy", "layer.v1.tar+gzip", base));
        push("secret/copy", "1", "{}", layer("secret/copy", "layer.v1.tar+gzip", base));

        JsonNode shown = get(APP + "/1/layers", "dora").json();

        assertThat(shown.path("platform").asText()).isEqualTo("linux/arm64/v8");
        assertThat(shown.path("size").asLong()).isEqualTo(base.length + top.length);
        JsonNode steps = shown.path("steps");
        assertThat(steps.findValuesAsText("instruction")).containsExactly("ADD base /", "ENV A=b", "COPY app /");
        assertThat(steps.findValuesAsText("empty")).containsExactly("false", "true", "false");
        assertThat(steps.get(1).has("layer")).isFalse();
        JsonNode lowest = steps.get(0).path("layer");
        assertThat(lowest.path("media_type").asText()).isEqualTo(OCI + "layer.v1.tar+gzip");
        assertThat(lowest.path("size").asLong()).isEqualTo(base.length);
        assertThat(lowest.path("content").asText()).isEqualTo("readable");
        assertThat(lowest.path("shared").path("artifacts").asInt()).isEqualTo(2);
        assertThat(lowest.path("shared").path("repositories").asInt()).isEqualTo(2);
        assertThat(steps.get(2).path("layer").path("shared").path("artifacts").asInt())
                .isEqualTo(1);
        JsonNode toAdmin = get(APP + "/1/layers", "admin").json();
        assertThat(toAdmin.path("steps")
                        .get(0)
                        .path("layer")
                        .path("shared")
                        .path("repositories")
                        .asInt())
                .isEqualTo(3);
        assertThat(get(APP + "/1/layers", "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", APP + "/1/layers").status()).isEqualTo(401);
        assertThat(get(APP + "/none/layers", "dora").status()).isEqualTo(404);
    }

    @Test
    void anIndexLetsChooseThePlatform() {
        Digest arm =
                push("team/app", "arm", "{}", layer("team/app", "layer.v1.tar", Tars.tar(tar -> tar.file("a", "a"))));
        Digest amd = push(
                "team/app", "amd", "{\"a\":1}", layer("team/app", "layer.v1.tar", Tars.tar(tar -> tar.file("b", "b"))));
        String index = """
                {"schemaVersion":2,"mediaType":"%sindex.v1+json","manifests":[%s,%s,%s]}""".formatted(
                OCI, child(amd, "unknown", "unknown"), child(arm, "linux", "arm64"), child(amd, "linux", "amd64"));
        put("team/app", "all", index, OCI + "index.v1+json");

        JsonNode first = get(APP + "/all/layers", "dora").json();

        assertThat(first.path("platforms").toString()).isEqualTo("[\"linux/arm64\",\"linux/amd64\"]");
        assertThat(first.path("digest").asText()).isEqualTo(arm.toString());
        assertThat(get(APP + "/all/layers?platform=linux/amd64", "dora")
                        .json()
                        .path("digest")
                        .asText())
                .isEqualTo(amd.toString());
        assertThat(get(APP + "/all/layers?platform=plan9/amd64", "dora").status())
                .isEqualTo(404);
        String layer = get(APP + "/amd/layers", "dora")
                .json()
                .findPath("layer")
                .path("digest")
                .asText();
        assertThat(files("/all", layer, "").json().findValuesAsText("path")).containsExactly("b");
    }

    @Test
    void directoriesAreListedWithWhatTheLayerRemoves() {
        byte[] tar = Tars.tar(layer -> layer.directory("etc")
                .file("etc/passwd", "root")
                .file("etc/.wh.shadow", "")
                .file("opt/tool/bin/run", "#!/bin/sh\n")
                .file("opt/tool/.wh..wh..opq", "")
                .link("bin", "usr/bin")
                .hardLink("etc/group", "etc/passwd")
                .file("../escape", "no"));
        String digest = pushLayer("layer.v1.tar", tar);

        JsonNode root = files("/1", digest, "").json();
        JsonNode etc = files("/1", digest, "?path=/etc/").json();

        assertThat(root.path("files").findValuesAsText("name")).containsExactly("bin", "etc", "opt");
        assertThat(root.path("files").get(0).path("type").asText()).isEqualTo("symlink");
        assertThat(root.path("files").get(0).path("target").asText()).isEqualTo("usr/bin");
        assertThat(root.path("files").get(2).path("change").asText()).isEqualTo("implied");
        assertThat(root.path("files").get(2).has("mode")).isFalse();
        assertThat(etc.path("files").findValuesAsText("name")).containsExactly("group", "passwd", "shadow");
        assertThat(etc.path("files").findValuesAsText("deleted")).containsExactly("false", "false", "true");
        assertThat(etc.path("files").get(1).path("size").asLong()).isEqualTo(4);
        assertThat(etc.path("files").get(1).path("mode").asText()).isEqualTo("0644");
        assertThat(files("/1", digest, "?path=opt").json().findPath("change").asText())
                .isEqualTo("emptied");
        JsonNode page = files("/1", digest, "?limit=1&after=bin").json();
        assertThat(page.path("files").findValuesAsText("name")).containsExactly("etc");
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(files("/1", digest, "?q=PASS").json().findValuesAsText("path"))
                .containsExactly("etc/passwd");
        assertThat(files("/1", digest, "?q=r*n").json().findValuesAsText("path"))
                .containsExactly("opt/tool/bin/run");
        assertThat(files("/1", digest, "?q=%3E5").json().findValuesAsText("path"))
                .containsExactly("opt/tool/bin/run");
        assertThat(files("/1", digest, "?state=removed").json().findValuesAsText("path"))
                .containsExactly("etc/shadow");
        assertThat(files("/1", digest, "?path=nowhere").status()).isEqualTo(404);
        assertThat(files("/1", digest, "?path=etc/passwd").status()).isEqualTo(404);
        assertThat(files("/1", digest, "?state=some").status()).isEqualTo(400);
        assertThat(files("/1", digest, "?limit=x").status()).isEqualTo(400);
        JsonNode indexed = get(APP + "/1/layers", "dora").json().findPath("layer");
        assertThat(indexed.path("entries").asInt()).isEqualTo(9);
        assertThat(indexed.path("unpacked").asInt()).isEqualTo(14);
    }

    @Test
    void entriesSayWhichLayerBelowTheyChange() {
        byte[] base = Tars.tar(tar -> tar.file("etc/conf", "old!")
                .file("etc/keep", "k")
                .file("lib/a.jar", "aaaa")
                .file("lib/b.jar", "bb"));
        byte[] middle = Tars.tar(
                tar -> tar.file("etc/conf", "longer").file("lib/.wh.a.jar", "").file("new", "n"));
        byte[] top = Tars.tar(tar -> tar.file("etc/conf", "1").file("lib/a.jar", "again"));
        push(
                "team/app",
                "1",
                "{}",
                layer("team/app", "layer.v1.tar", base),
                layer("team/app", "layer.v1.tar", middle),
                layer("team/app", "layer.v1.tar", top));
        String lowest = digest(base);
        String highest = digest(top);

        JsonNode etc = whole("/1", digest(middle), "?path=etc");
        assertThat(etc.findPath("below").path("layer").asText()).isEqualTo(lowest);
        assertThat(etc.findPath("below").path("size").asLong()).isEqualTo(4);
        JsonNode gone = whole("/1", digest(middle), "?path=lib");
        assertThat(gone.findPath("change").asText()).isEqualTo("removed");
        assertThat(gone.findPath("below").path("size").asLong()).isEqualTo(4);
        assertThat(whole("/1", digest(middle), "?q=new").findPath("below").isMissingNode())
                .isTrue();
        // What was taken away and comes again changes nothing.
        assertThat(whole("/1", highest, "?path=lib").findPath("below").isMissingNode())
                .isTrue();
        assertThat(whole("/1", highest, "?path=etc")
                        .findPath("below")
                        .path("size")
                        .asLong())
                .isEqualTo(6);
    }

    @Test
    void allThatIsThereUpToALayerIsListed() {
        byte[] base = Tars.tar(tar -> tar.file("etc/conf", "old!")
                .file("lib/a.jar", "aaaa")
                .file("lib/b.jar", "bb")
                .file("opt/tool/bin", "t"));
        byte[] top = Tars.tar(
                tar -> tar.file("lib/.wh.a.jar", "").file("lib/c.jar", "c").file("opt/.wh.tool", ""));
        push("team/app", "1", "{}", layer("team/app", "layer.v1.tar", base), layer("team/app", "layer.v1.tar", top));
        String highest = digest(top);

        assertThat(whole("/1", highest, "?state=all").path("files").findValuesAsText("name"))
                .containsExactly("etc", "lib", "opt");
        JsonNode lib = whole("/1", highest, "?state=all&path=lib");
        assertThat(lib.path("files").findValuesAsText("name")).containsExactly("b.jar", "c.jar");
        assertThat(lib.path("files").get(0).path("layer").asText()).isEqualTo(digest(base));
        assertThat(whole("/1", highest, "?state=all&path=lib&after=b.jar")
                        .path("files")
                        .findValuesAsText("name"))
                .containsExactly("c.jar");
        assertThat(whole("/1", highest, "?state=all&q=*.jar").path("files").findValuesAsText("path"))
                .containsExactly("lib/b.jar", "lib/c.jar");
        assertThat(whole("/1", digest(base), "?state=all&q=*.jar").path("files").findValuesAsText("path"))
                .containsExactly("lib/a.jar", "lib/b.jar");
        assertThat(whole("/1", highest, "?state=all&path=opt").path("files")).isEmpty();
        assertThat(files("/1", highest, "?state=all&path=opt/tool").status()).isEqualTo(404);
    }

    @Test
    void twoArtifactsAreComparedByTheirFiles() {
        byte[] base = Tars.tar(tar -> tar.file("etc/conf", "old!")
                .file("etc/keep", "k")
                .file("doc/a/one", "1")
                .file("doc/a/two", "2"));
        byte[] first =
                Tars.tar(tar -> tar.file("app/run", "v1").file("app/same", "s").file("app/long", "1.0"));
        byte[] second = Tars.tar(tar -> tar.file("app/run", "version 2")
                .file("app/long", "1.1")
                .file("app/same", "s")
                .file("app/new", "n")
                .file("etc/.wh.conf", "")
                .file("doc/.wh.a", ""));
        push("team/app", "1", "{}", layer("team/app", "layer.v1.tar", base), layer("team/app", "layer.v1.tar", first));
        push(
                "team/app",
                "2",
                "{\"a\":2}",
                layer("team/app", "layer.v1.tar", base),
                layer("team/app", "layer.v1.tar", second));

        JsonNode changes = settled(APP + "/1/changes?to=2&limit=100", "dora").json();

        assertThat(changes.path("files").findValuesAsText("path"))
                .contains("app/long", "app/new", "app/run", "doc/a/one", "doc/a/two", "etc/conf")
                .doesNotContain("app/same", "etc/keep");
        assertThat(changes.path("added").path("files").asInt()).isEqualTo(1);
        assertThat(changes.path("changed").path("bytes").asInt()).isEqualTo(7);
        assertThat(changes.path("removed").path("files").asInt()).isEqualTo(3);
        assertThat(changes.path("removed").path("bytes").asInt()).isEqualTo(-6);
        JsonNode back = settled(APP + "/2/changes?to=1&change=added&q=DOC&limit=1", "dora")
                .json();
        assertThat(back.path("files")).hasSize(1);
        assertThat(back.path("files").get(0).path("change").asText()).isEqualTo("added");
        assertThat(back.path("more").asBoolean()).isTrue();
        assertThat(settled(APP + "/1/changes?to=1", "dora").json().path("files"))
                .isEmpty();
        assertThat(get(APP + "/1/changes", "dora").status()).isEqualTo(400);
        assertThat(get(APP + "/1/changes?to=2&change=x", "dora").status()).isEqualTo(400);
        assertThat(get(APP + "/1/changes?to=none", "dora").status()).isEqualTo(404);
        assertThat(get(APP + "/1/changes?to=2", "eve").status()).isEqualTo(403);
    }

    @Test
    void everyFormOfALayerIsRead() throws Exception {
        byte[] tar = Tars.tar(layer -> layer.file("a", "a").file("b", "b"));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(Tars.gzip(java.util.Arrays.copyOf(tar, 700)));
        members.write(Tars.gzip(java.util.Arrays.copyOfRange(tar, 700, tar.length)));
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(new byte[] {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7});
        frames.write(Zstd.compress(java.util.Arrays.copyOf(tar, 700)));
        frames.write(new byte[] {0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 7});
        frames.write(Zstd.compress(java.util.Arrays.copyOfRange(tar, 700, tar.length)));

        for (byte[] layer :
                List.of(tar, Tars.gzip(tar), members.toByteArray(), Zstd.compress(tar), frames.toByteArray())) {
            // What the media type says does not matter.
            String digest = pushLayer("layer.v1.tar+zstd", layer);
            assertThat(files("/1", digest, "").json().findValuesAsText("path")).containsExactly("a", "b");
        }
    }

    @Test
    void filesAreShownAsTextOrInHexadecimalAndNeverAsPages() {
        String digest = pushLayer(
                "layer.v1.tar+gzip",
                Tars.gzip(Tars.tar(layer -> layer.file("first", "x".repeat(5000))
                        .file("page.html", "<script>alert(1)</script>")
                        .file("binary", new byte[] {0, 1, (byte) 0xff})
                        .file("long", "é".repeat(200_000))
                        .link("link", "page.html")
                        .file(".wh.gone", ""))));

        Answer page = file(digest, "page.html");

        assertThat(page.json().path("content").asText()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.json().path("form").asText()).isEqualTo("text");
        assertThat(page.header("Content-Type")).isEqualTo("application/json");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Content-Security-Policy")).contains("sandbox");
        assertThat(file(digest, "binary").json().path("content").asText()).isEqualTo("0001ff");
        assertThat(file(digest, "binary").json().path("form").asText()).isEqualTo("hex");
        JsonNode cut = file(digest, "/long").json();
        assertThat(cut.path("truncated").asBoolean()).isTrue();
        assertThat(cut.path("size").asLong()).isEqualTo(400_000);
        assertThat(cut.path("content").asText()).isEqualTo("é".repeat(128 * 1024));
        assertThat(file(digest, "link").status()).isEqualTo(422);
        assertThat(file(digest, "gone").status()).isEqualTo(404);
        assertThat(file(digest, "../first").status()).isEqualTo(404);
        assertThat(file(digest, "").status()).isEqualTo(400);
        assertThat(get(APP + "/1/layers/" + digest + "/file?path=first", "eve").status())
                .isEqualTo(403);
    }

    @Test
    void layersThatCannotBeLookedIntoSayWhy() {
        byte[] bytes = {1, 2, 3};
        String foreign = """
                {"mediaType":"%slayer.nondistributable.v1.tar","digest":"sha256:%s","size":3,"urls":["https://example.org/l"]}""".formatted(OCI, "1".repeat(64));
        push("team/app", "1", "{}", layer("team/app", "layer.v1.tar+gzip+encrypted", bytes), foreign);
        String encrypted = dev.berth.oci.DigestAlgorithm.SHA256.digest(bytes).toString();

        assertThat(get(APP + "/1/layers", "dora").json().findValuesAsText("content"))
                .containsExactly("encrypted", "foreign");
        assertThat(files("/1", encrypted, "").text()).contains("encrypted");
        assertThat(files("/1", encrypted, "").status()).isEqualTo(422);
        assertThat(files("/1", "sha256:" + "1".repeat(64), "").text()).contains("https://example.org/l");
        assertThat(files("/1", "sha256:" + "2".repeat(64), "").status()).isEqualTo(404);
        String broken = pushLayer("layer.v1.tar", "no archive".repeat(200).getBytes(StandardCharsets.UTF_8));
        assertThat(files("/1", broken, "").status()).isEqualTo(422);
        assertThat(get(APP + "/1/layers", "dora").json().findPath("unreadable").asText())
                .contains("no tar archive");
    }

    @Test
    void hostileLayersEndWithARefusal() {
        byte[] longName = Tars.tar(tar -> tar.longName(2 * 1024 * 1024));
        byte[] deep = Tars.gzip(Tars.tar(tar -> {
            for (int i = 0; i < 300; i++) {
                Tars _ = tar.file(i + "/d".repeat(1000) + "/f", "");
            }
        }));

        String first = pushLayer("layer.v1.tar", longName);
        assertThat(files("/1", first, "").text()).contains("header");
        String second = pushLayer("layer.v1.tar+gzip", deep);
        assertThat(files("/1", second, "").text()).contains("more than");
    }

    @Test
    void anEntryWhoseNameNoFileSystemHasIsPassedOver() {
        byte[] tar =
                Tars.tar(layer -> layer.paxName("a\0b", "x").file("kept", "y").link("odd", "kept"));

        Answer answer = files("/1", pushLayer("layer.v1.tar", tar), "");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().findValuesAsText("name")).containsExactly("kept", "odd");
    }

    @Test
    void nobodySeesIntoALayerThatTheirArtifactDoesNotHave() {
        byte[] tar = Tars.tar(layer -> layer.file("key", "secret"));
        push("secret/app", "1", "{}", layer("secret/app", "layer.v1.tar", tar));
        String digest = dev.berth.oci.DigestAlgorithm.SHA256.digest(tar).toString();
        String secret = "/api/ext/v1/projects/secret/repos/app/artifacts/1/layers/" + digest;
        assertThat(settled(secret + "/files", "admin").status()).isEqualTo(200);
        push("team/app", "1", "{}", layer("team/app", "layer.v1.tar", new byte[1024]));
        // Names what the repository does not hold.
        push(
                "team/app",
                "2",
                "{}",
                "{\"mediaType\":\"%slayer.v1.tar\",\"digest\":\"%s\",\"size\":%d}".formatted(OCI, digest, tar.length));

        assertThat(get(secret + "/files", "dora").status()).isEqualTo(403);
        assertThat(files("/1", digest, "").status()).isEqualTo(404);
        assertThat(files("/2", digest, "").status()).isEqualTo(422);
        assertThat(files("/2", digest, "").text()).doesNotContain("key");
    }
}
