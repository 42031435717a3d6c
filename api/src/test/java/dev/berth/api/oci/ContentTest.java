package dev.berth.api.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Blobs, manifests and lists over HTTP: statuses and headers.
@OnBothDatabases
class ContentTest {

    private static final String ADMIN = TestApi.basic("admin");

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void aBlobHasTheHeadersThatClientsNeed() {
        byte[] content = "some bytes".getBytes(StandardCharsets.UTF_8);
        Digest digest = api.pushBlob("library/app", content);

        Answer get = get("blobs/" + digest);
        Answer head = send("HEAD", "blobs/" + digest);

        assertThat(get.status()).isEqualTo(200);
        assertThat(get.body()).isEqualTo(content);
        for (Answer answer : new Answer[] {get, head}) {
            assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest.toString());
            assertThat(answer.header("ETag")).isEqualTo("\"" + digest + "\"");
            assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, immutable");
            assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
            assertThat(answer.header("Content-Length")).isEqualTo("10");
        }
        assertThat(get("blobs/" + digest, "If-None-Match", "\"x\", \"" + digest + "\"")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void anUnknownBlobIsUnknownInEveryForm() {
        String absent = "blobs/" + DigestAlgorithm.SHA256.digest(new byte[] {9});

        assertThat(get(absent).status()).isEqualTo(404);
        assertThat(get(absent).code()).isEqualTo("BLOB_UNKNOWN");
        assertThat(get(absent, "If-None-Match", "*").status()).isEqualTo(404);
        assertThat(get(absent, "Range", "bytes=0-1").status()).isEqualTo(404);
        assertThat(send("HEAD", absent).status()).isEqualTo(404);
        assertThat(send("DELETE", absent).status()).isEqualTo(404);
    }

    @Test
    void oneRangeIsSentAsItIsAndManyAsParts() {
        byte[] content = new byte[5000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) i;
        }
        String blob = "blobs/" + api.pushBlob("library/app", content);
        String many = IntStream.range(0, 1024)
                .mapToObj(i -> i * 4 + "-" + (i * 4 + 1))
                .collect(Collectors.joining(","));

        Answer one = get(blob, "Range", "bytes=-500");
        Answer parts = get(blob, "Range", "bytes=" + many);

        assertThat(one.status()).isEqualTo(206);
        assertThat(one.header("Content-Range")).isEqualTo("bytes 4500-4999/5000");
        assertThat(one.body()).isEqualTo(Arrays.copyOfRange(content, 4500, 5000));
        assertThat(parts.status()).isEqualTo(206);
        assertThat(parts.header("Content-Type")).startsWith("multipart/byteranges; boundary=");
        String text = new String(parts.body(), StandardCharsets.ISO_8859_1);
        String boundary = parts.header("Content-Type").substring("multipart/byteranges; boundary=".length());
        assertThat(text).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        assertThat(text.split("Content-Range: bytes ", -1)).hasSize(1025);
        assertThat(text).contains("Content-Range: bytes 4092-4093/5000\r\n\r\n" + latin(content, 4092, 4094) + "\r\n");
    }

    @Test
    void rangesThatCannotBeServedAreRefusedAsClientsExpect() {
        String blob = "blobs/" + api.pushBlob("library/app", new byte[100]);
        String tooMany = "bytes=" + "0-1,".repeat(1025) + "2-3";

        assertThat(get(blob, "Range", "bytes=100-").status()).isEqualTo(416);
        assertThat(get(blob, "Range", "bytes=100-").header("Content-Range")).isEqualTo("bytes */100");
        assertThat(get(blob, "Range", tooMany).status()).isEqualTo(400);
        assertThat(get(blob, "Range", "bytes=0-9", "If-Range", "\"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void aBlobThatAManifestNeedsCannotBeDeleted() {
        api.pushImage("library/app", "1", "layer");
        Digest layer = DigestAlgorithm.SHA256.digest("layer".getBytes(StandardCharsets.UTF_8));

        Answer answer = send("DELETE", "blobs/" + layer);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED");
        assertThat(answer.header("Allow")).isNotEmpty();
    }

    @Test
    void aManifestIsServedWithItsTypeAndDigest() {
        Digest digest = api.pushImage("library/app", "1", "layer");

        Answer byTag = get("manifests/1");
        Answer byDigest = get("manifests/" + digest);
        Answer warm = get("manifests/1");

        assertThat(byTag.header("Content-Type")).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        assertThat(byTag.header("Docker-Content-Digest")).isEqualTo(digest.toString());
        assertThat(byTag.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(byDigest.header("Cache-Control")).contains("immutable");
        assertThat(DigestAlgorithm.SHA256.digest(byTag.body())).isEqualTo(digest);
        assertThat(warm.body()).isEqualTo(byTag.body());
        assertThat(send("HEAD", "manifests/1").header("Content-Length"))
                .isEqualTo(Integer.toString(byTag.body().length));
        assertThat(get("manifests/1", "If-None-Match", "\"" + digest + "\"").status())
                .isEqualTo(304);
        assertThat(get("manifests/1", "Accept", "application/vnd.docker.distribution.manifest.v2+json")
                        .code())
                .isEqualTo("MANIFEST_UNKNOWN");
    }

    @Test
    void theWayFromMemoryAnswersLikeTheOtherOne() {
        Digest digest = api.pushImage("library/app", "1", "layer");
        String token = api.bearer("admin", "repository:library/app:pull");

        Answer cold = api.send("GET", "/v2/library/app/manifests/1", "Authorization", token);
        Answer warm = api.send("GET", "/v2/library/app/manifests/1", "Authorization", token);
        Answer other = api.send(
                "GET",
                "/v2/library/app/manifests/" + digest,
                "Authorization",
                token,
                "Accept",
                "application/vnd.docker.distribution.manifest.v2+json");

        assertThat(warm.status()).isEqualTo(200);
        assertThat(warm.body()).isEqualTo(cold.body());
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.code()).isEqualTo("MANIFEST_UNKNOWN");
    }

    @Test
    void blobsAreReadFromOpenFilesAsFromClosedOnes() {
        String blob = "/v2/library/app/blobs/" + api.pushBlob("library/app", "layer".getBytes(StandardCharsets.UTF_8));
        String token = api.bearer("admin", "repository:library/app:pull");

        Answer cold = api.send("GET", blob, "Authorization", token);
        Answer warm = api.send("GET", blob, "Authorization", token);
        Answer part = api.send("GET", blob, "Authorization", token, "Range", "bytes=1-2");
        Answer beyond = api.send("GET", blob, "Authorization", token, "Range", "bytes=9-");
        Answer known = api.send("GET", blob, "Authorization", token, "If-None-Match", cold.header("ETag"));

        assertThat(warm.status()).isEqualTo(200);
        assertThat(warm.text()).isEqualTo(cold.text()).isEqualTo("layer");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("ay");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(known.status()).isEqualTo(304);
    }

    @Test
    void severalTagsAreSetAtOnceAndNamed() {
        Digest digest = api.pushImage("library/app", "1", "layer");
        byte[] manifest = get("manifests/1").body();
        String tooMany = "tag=" + IntStream.range(0, 101).mapToObj(i -> "t" + i).collect(Collectors.joining("&tag="));

        Answer answer = put("manifests/" + digest + "?tag=a&tag=b", manifest);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("OCI-Tag")).isEqualTo("a, b");
        assertThat(answer.header("Location")).isEqualTo("/v2/library/app/manifests/" + digest);
        assertThat(put("manifests/" + digest + "?" + tooMany, manifest).status())
                .isEqualTo(414);
        assertThat(get("tags/list").json().path("tags").toString()).isEqualTo("[\"1\",\"a\",\"b\"]");
    }

    @Test
    void aTagIsWrittenOnlyWhenTheConditionHolds() {
        Digest digest = api.pushImage("library/app", "1", "layer");
        byte[] manifest = get("manifests/1").body();

        assertThat(put("manifests/1", manifest, "If-Match", "\"" + digest + "\"")
                        .status())
                .isEqualTo(201);
        assertThat(put("manifests/1", manifest, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(put("manifests/1", manifest, "If-Match", "*").status()).isEqualTo(400);
    }

    @Test
    void aManifestThatIsTooLargeOrIsNoneIsRefused() {
        Answer large = put("manifests/1", new byte[5 * 1024 * 1024]);

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("SIZE_INVALID");
        assertThat(put("manifests/1", "nonsense".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("MANIFEST_INVALID");
        assertThat(put("manifests/sha256:bad", new byte[] {'{', '}'}).code()).isEqualTo("DIGEST_INVALID");
    }

    @Test
    void aSparseManifestIsAcceptedWithAWarning() {
        String missing = "sha256:" + "1".repeat(64);
        String manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},"layers":[]}""".formatted(missing);

        Answer answer = put("manifests/1", manifest.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Warning")).startsWith("299 - \"").contains(missing);
    }

    @Test
    void referrersOfAnUnknownSubjectAreAnEmptyIndex() {
        Answer answer = get("referrers/sha256:" + "0".repeat(64));
        Answer filtered = get("referrers/sha256:" + "0".repeat(64) + "?artifactType=application/vnd.x+json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(answer.json().path("manifests").isArray()).isTrue();
        assertThat(answer.header("OCI-Filters-Applied")).isEmpty();
        assertThat(filtered.header("OCI-Filters-Applied")).isEqualTo("artifactType");
    }

    @Test
    void tagsComeInPages() {
        for (String tag : new String[] {"c", "a", "b"}) {
            api.pushImage("library/app", tag, "layer");
        }

        Answer page = get("tags/list?n=2");

        assertThat(page.json().path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(page.header("Link")).isEqualTo("</v2/library/app/tags/list?last=b&n=2>; rel=\"next\"");
        assertThat(get("tags/list?n=2&last=b").json().path("tags").toString()).isEqualTo("[\"c\"]");
        assertThat(get("tags/list?n=2&last=b").header("Link")).isEmpty();
        assertThat(get("tags/list?n=0").text()).isEqualTo("{\"name\":\"library/app\",\"tags\":[]}");
        assertThat(get("tags/list?n=x").code()).isEqualTo("PAGINATION_NUMBER_INVALID");
        assertThat(api.send("GET", "/v2/library/other/tags/list", "Authorization", ADMIN)
                        .code())
                .isEqualTo("NAME_UNKNOWN");
    }

    @Test
    void allRepositoriesAreListedForAdministratorsOnly() {
        api.pushImage("library/b", "1", "layer");
        api.pushImage("library/a", "1", "layer");
        api.user("dora");

        Answer page = api.send("GET", "/v2/_catalog?n=1", "Authorization", ADMIN);

        assertThat(page.text()).isEqualTo("{\"repositories\":[\"library/a\"]}");
        assertThat(page.header("Link")).isEqualTo("</v2/_catalog?last=library%2Fa&n=1>; rel=\"next\"");
        assertThat(api.send("GET", "/v2/_catalog", "Authorization", api.bearer("admin", "registry:catalog:*"))
                        .status())
                .isEqualTo(200);
        assertThat(api.send("GET", "/v2/_catalog", "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(403);
        assertThat(api.send("GET", "/v2/_catalog").header("WWW-Authenticate")).contains("registry:catalog:*");
    }

    private static String latin(byte[] content, int from, int to) {
        return new String(Arrays.copyOfRange(content, from, to), StandardCharsets.ISO_8859_1);
    }

    private Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    private Answer put(String path, byte[] body, String... headers) {
        return api.send("PUT", "/v2/library/app/" + path, body, authorized(headers));
    }

    private Answer send(String method, String path, String... headers) {
        return api.send(method, "/v2/library/app/" + path, authorized(headers));
    }

    private static String[] authorized(String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = ADMIN;
        return all;
    }
}
