package dev.berth.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.api.TestRequest;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.QueryString;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.RequestBody;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalTest {

    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final Portal portal = portal("dev/berth/api/portal/");

    @Test
    void aFileNamedByItsContentNeverExpires() {
        Response font = portal.find(asking("/assets/font-3c.woff2", "", "br")).orElseThrow();

        assertThat(text(font)).isEqualTo("font");
        assertThat(font.headers().first("Content-Type")).contains("font/woff2");
        assertThat(font.headers().first("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(font.headers().first("X-Content-Type-Options")).contains("nosniff");
        Response icon = portal.find(asking("/berth.svg", "", "")).orElseThrow();
        assertThat(icon.headers().first("Cache-Control")).contains("max-age=3600");
    }

    @Test
    void aFileComesInTheBestCodingThatTheClientTakes() {
        assertThat(script("gzip, deflate, br")).isEqualTo("brotli");
        assertThat(script("gzip;q=1.0, br;q=0")).isEqualTo("gzip");
        assertThat(script("GZIP")).isEqualTo("gzip");
        assertThat(script("identity")).isEqualTo("plain");
        assertThat(script("")).isEqualTo("plain");
        assertThat(portal.find(asking("/assets/page-1a2b.js", "", "br"))
                        .orElseThrow()
                        .headers()
                        .first("Vary"))
                .contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects", "/r/payments/team/app:1.0", "/login", "/admin/users", "/versions"})
    void anAddressThatAPersonLooksAtIsThePage(String path) {
        Response page = portal.find(asking(path, PAGE, "br")).orElseThrow();

        String policy = page.headers().first("Content-Security-Policy").orElseThrow();
        String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
        assertThat(text(page)).contains("content=\"" + nonce + "\"").doesNotContain("{{");
        assertThat(policy)
                .contains("script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
        assertThat(page.headers().first("Cache-Control")).contains("no-cache");
        Response again = portal.find(asking(path, PAGE, "br")).orElseThrow();
        assertThat(again.headers().first("Content-Security-Policy"))
                .as("a nonce is used once")
                .isNotEqualTo(Optional.of(policy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/",
                "/v2",
                "/api/v2.0/none",
                "/service/token",
                "/c/login",
                "/setup",
                "/metrics",
                "/assets/gone.js",
                "/"
            })
    void whatProgramsAskForIsNeverThePage(String path) {
        assertThat(portal.find(asking(path, PAGE, "br"))).isEmpty();
    }

    @Test
    void whoDoesNotAskForAPageGetsNone() {
        assertThat(portal.find(asking("/projects", "application/json", ""))).isEmpty();
        assertThat(portal.find(new TestRequest("/projects"))).isEmpty();
        assertThat(portal.find(new Asking(Method.POST, "/projects", PAGE, ""))).isEmpty();
    }

    @Test
    void aServerWithoutPagesAnswersAsBefore() {
        Portal none = portal("dev/berth/api/none/");

        assertThat(none.find(asking("/projects", PAGE, ""))).isEmpty();
        assertThat(none.start()).isEmpty();
    }

    private String script(String coding) {
        return text(portal.find(asking("/assets/page-1a2b.js", "", coding)).orElseThrow());
    }

    private static Portal portal(String folder) {
        return new Portal(PortalFiles.read(PortalTest.class.getClassLoader(), folder), new SecureRandom());
    }

    private static String text(Response response) {
        return new String(((ResponseBody.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
    }

    private static Request asking(String path, String accept, String coding) {
        return new Asking(Method.GET, path, accept, coding);
    }

    private record Asking(Method method, String path, String accept, String coding) implements Request {

        @Override
        public List<String> headers(String name) {
            String value = switch (name) {
                case "Accept" -> accept;
                case "Accept-Encoding" -> coding;
                default -> "";
            };
            return value.isEmpty() ? List.of() : List.of(value);
        }

        @Override
        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        @Override
        public String id() {
            return "test";
        }

        @Override
        public QueryString query() {
            return new QueryString("");
        }

        @Override
        public String remoteAddress() {
            return "127.0.0.1";
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String authority() {
            return "localhost";
        }

        @Override
        public RequestBody body() {
            throw new IllegalStateException("this request has no body");
        }
    }
}
