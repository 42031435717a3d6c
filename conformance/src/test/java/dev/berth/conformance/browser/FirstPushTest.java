package dev.berth.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Checkout;
import dev.berth.conformance.support.Folders;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.Sha;
import dev.berth.conformance.support.Tar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The first minutes: from `./berth start` on a clean clone to an image that lies in the registry. What the build
/// fetches from elsewhere, this machine has from its own build.
@Tag("browser")
final class FirstPushTest {

    @Test
    void aPersonPushesAFirstImageWithTheCommandsOfThePage() throws Exception {
        Path folder = BerthProcess.workFolder("first-push-client");
        Program browser = Program.require("berth-browser", folder);
        Program.require("crane", folder);
        String chromium = Chromium.require(folder);
        Files.write(folder.resolve("my-image.tar"), image());
        Path pictures = Files.createDirectories(Path.of("target", "screenshots").toAbsolutePath());
        Path clone = Checkout.cloneBelow(folder);
        Instant begun = Instant.now();
        try (BerthProcess berth = BerthProcess.named("first-push")
                .by(clone.resolve("berth"))
                .patience(Duration.ofMinutes(8))
                .inside("env", "-u", "BERTH_ADMIN_PASSWORD_FILE")
                .start()) {
            Duration untilReady = Duration.between(begun, Instant.now());
            String seconds = browser.run(
                    Path.of("browser", "firstpush.cjs").toAbsolutePath().toString(),
                    chromium,
                    link(berth),
                    "captain",
                    "Harbour-4711",
                    folder.toString(),
                    pictures.toString());

            System.out.printf(
                    Locale.ROOT,
                    "first push from a clean clone: ready after %d s, the image pushed after %s s more%n",
                    untilReady.toSeconds(),
                    seconds);
            String tags = berth.user("captain", "Harbour-4711")
                    .get("/v2/team/my-image/tags/list")
                    .expect(200)
                    .text();
            assertThat(tags).contains("\"1.0\"");
        }
        Folders.delete(clone);
    }

    /// The link of this start: what earlier runs printed stands in the same log.
    private static String link(BerthProcess berth) throws Exception {
        Pattern printed = Pattern.compile("http://\\S+:" + berth.port() + "/setup\\?code=\\S+");
        Await.until(
                "the server prints the set-up link",
                () -> printed.matcher(berth.output()).find());
        Matcher link = printed.matcher(berth.output());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /// An image as `docker save` writes it.
    private static byte[] image() throws IOException {
        byte[] layer = Tar.of("hello.txt", "Ahoy\n".getBytes(StandardCharsets.UTF_8));
        String config = """
                {"architecture":"amd64","os":"linux","config":{"Cmd":["/bin/true"]},\
                "rootfs":{"type":"layers","diff_ids":["%s"]}}""".formatted(Sha.sha256(layer));
        String manifest = """
                [{"Config":"config.json","RepoTags":["my-image:latest"],"Layers":["layer.tar"]}]""";
        var files = new LinkedHashMap<String, byte[]>();
        files.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        files.put("config.json", config.getBytes(StandardCharsets.UTF_8));
        files.put("layer.tar", layer);
        return Tar.of(files);
    }
}
