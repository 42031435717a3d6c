package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.Tar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Berth
@Tag("clients")
final class CraneTest {

    private final PrivateProject home;
    private final Program crane;

    CraneTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "crane");
        crane = Program.require("crane", home.folder());
        crane.run("auth", "login", home.host(), "-u", home.user(), "-p", home.password());
    }

    @Test
    void appendsCopiesTagsValidatesAndPulls() throws IOException {
        Path layer = Files.write(home.folder().resolve("layer.tar"), Tar.of("a.txt", new byte[3000]));
        crane.run("append", "-f", layer.toString(), "-t", home.reference("app:1"));

        String digest = crane.run("digest", home.reference("app:1"));
        assertThat(digest).isEqualTo(home.digest("app", "1"));
        crane.run("validate", "--remote", home.reference("app:1"));
        crane.run("copy", home.reference("app:1"), home.reference("copy:1"));
        crane.run("tag", home.reference("app:1"), "two");
        assertThat(crane.run("ls", home.reference("app")).lines()).containsExactly("1", "two");
        assertThat(crane.run("manifest", home.reference("copy:1"))).contains("sha256:");
        assertThat(crane.run("config", home.reference("copy:1"))).contains("diff_ids");

        String pulled = home.folder().resolve("pulled").toString();
        crane.run("pull", "--format=oci", home.reference("app:1"), pulled);
        crane.run("push", pulled, home.reference("again:1"));
        assertThat(home.digest("again", "1")).isEqualTo(digest);
    }

    @Test
    void makesAnIndexOfImages() {
        crane.run("push", "--index", home.layout().folder().toString(), home.reference("layout:1"));
        crane.run("copy", home.reference("layout:1"), home.reference("layout:2"));

        crane.run(
                "index",
                "append",
                "-t",
                home.reference("index:1"),
                "-m",
                home.reference("layout:1"),
                "-m",
                home.reference("layout:2"));

        assertThat(crane.run("manifest", home.reference("index:1"))).contains("image.index");
    }

    @Test
    void deletesATagAndAManifest() throws IOException {
        Path layer = Files.write(home.folder().resolve("layer.tar"), Tar.of("a.txt", new byte[10]));
        crane.run("append", "-f", layer.toString(), "-t", home.reference("gone:1"));
        crane.run("tag", home.reference("gone:1"), "two");
        String digest = home.digest("gone", "1");

        crane.run("delete", home.reference("gone:two"));
        assertThat(home.exists("gone", "1")).isTrue();
        crane.run("delete", home.reference("gone@" + digest));

        assertThat(home.exists("gone", "1")).isFalse();
    }
}
