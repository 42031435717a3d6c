package dev.berth.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.RegistryClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The first run, from the link that the server prints to an administrator who can sign in.
@Tag("browser")
final class SetupPageTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?code=(\\S+)");
    private static final String USER = "captain";
    private static final String PASSWORD = "Harbour-4711";

    @Test
    void aPersonSetsUpInABrowser() throws Exception {
        Path folder = BerthProcess.workFolder("browser");
        Program browser = Program.require("berth-browser", folder);
        String chromium = Chromium.require(folder);
        Path pictures = Path.of("target", "screenshots").toAbsolutePath();
        try (BerthProcess berth = pending()) {
            browser.run(
                    Path.of("browser", "setup.cjs").toAbsolutePath().toString(),
                    chromium,
                    link(berth).group(),
                    USER,
                    PASSWORD,
                    pictures.toString());

            assertThat(isAdministrator(berth)).isTrue();
        }
        assertThat(names(pictures))
                .contains("form-light-1440.png", "form-dark-390.png", "done-dark-1440.png", "sign-in-light-390.png");
    }

    @Test
    void theFormAloneMakesTheAdministrator() throws Exception {
        try (BerthProcess berth = pending()) {
            String code = link(berth).group(1);
            Answer page = berth.anonymous().get("/setup?code=" + code).expect(200);
            assertThat(page.text()).contains("action=\"/setup\"", "value=\"" + code + "\"");

            submit(berth, "WRONG").expect(403);
            assertThat(isAdministrator(berth)).isFalse();
            submit(berth, code).expect(200);

            assertThat(isAdministrator(berth)).isTrue();
            berth.anonymous().get("/setup?code=" + code).expect(303);
        }
    }

    /// A server without an administrator, which is what a user has who gives no password at the start.
    private static BerthProcess pending() {
        return BerthProcess.named("setup")
                .inside("env", "-u", "BERTH_ADMIN_PASSWORD_FILE")
                .start();
    }

    private static Matcher link(BerthProcess berth) throws Exception {
        Await.until(
                "the server prints the set-up link",
                () -> LINK.matcher(berth.output()).find());
        Matcher link = LINK.matcher(berth.output());
        assertThat(link.find()).isTrue();
        return link;
    }

    private static Answer submit(BerthProcess berth, String code) {
        String form =
                "code=%s&username=%s&email=&password=%s&repeat=%s".formatted(encode(code), USER, PASSWORD, PASSWORD);
        return berth.anonymous()
                .post(
                        "/setup",
                        form.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }

    /// Whether the user signs in and may do what only administrators may: make another user.
    private static boolean isAdministrator(BerthProcess berth) {
        RegistryClient captain = berth.user(USER, PASSWORD);
        String mate = """
                {"username":"mate","email":"mate@example.test","realname":"Mate","password":"%s"}""".formatted(PASSWORD);
        return captain.postJson("/api/v2.0/users", mate).status() == 201;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
