package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The oras command line, and a small program of our own on the library that it is made of
/// (conformance/clients/oras), because the command line itself cannot be had from every module proxy.
@Berth
@Tag("clients")
final class OrasTest {

    private static final String SBOM = "application/vnd.example.sbom+json";

    private final PrivateProject home;

    OrasTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "oras");
        Files.writeString(home.folder().resolve("one.txt"), "one " + home.project());
        Files.writeString(home.folder().resolve("two.txt"), "two");
    }

    @Test
    void theLibraryPushesAttachesDiscoversPullsCopiesAndDeletes() throws IOException {
        Program oras = Program.require("berth-oras", home.folder());
        String digest = library(oras, "push", home.reference("app:1"), "application/vnd.example.thing", "one.txt");
        assertThat(home.digest("app", "1")).isEqualTo(digest);

        String sbom = library(oras, "attach", home.reference("app:1"), SBOM, "two.txt");
        for (int i = 0; i < 4; i++) {
            Path note = Files.writeString(home.folder().resolve("note" + i + ".txt"), "note " + i);
            library(oras, "attach", home.reference("app:1"), "application/vnd.example.note", note.toString());
        }

        assertThat(library(oras, "discover", home.reference("app:1"), SBOM)).isEqualTo(sbom + " " + SBOM);
        assertThat(library(oras, "discover", home.reference("app:1"), "").lines())
                .hasSize(5);
        assertThat(library(oras, "tags", home.reference("app"))).isEqualTo("1");
        Path pulled = Files.createDirectories(home.folder().resolve("pulled"));
        assertThat(library(oras, "pull", home.reference("app:1"), pulled.toString()))
                .isEqualTo(digest);
        assertThat(pulled.resolve("one.txt")).hasContent("one " + home.project());

        library(oras, "copy", home.reference("app:1"), home.reference("copy:1"));
        assertThat(library(oras, "discover", home.reference("copy:1"), "").lines())
                .hasSize(5);

        library(oras, "delete", home.reference("app@" + digest));
        assertThat(home.exists("app", "1")).isFalse();
        assertThat(home.exists("copy", "1")).isTrue();
    }

    @Test
    void theCommandLinePushesAttachesDiscoversPullsAndDeletes() {
        Program oras = Program.require("oras", home.folder());
        oras.run("login", "--plain-http", "-u", home.user(), "-p", home.password(), home.host());

        oras.run("push", "--plain-http", home.reference("cli:1"), "one.txt:text/plain");
        oras.run("attach", "--plain-http", "--artifact-type", SBOM, home.reference("cli:1"), "two.txt");

        assertThat(oras.run("discover", "--plain-http", home.reference("cli:1")))
                .contains(SBOM);
        assertThat(oras.run("repo", "tags", "--plain-http", home.reference("cli")))
                .isEqualTo("1");
        oras.run("pull", "--plain-http", "-o", "pulled", home.reference("cli:1"));
        oras.run("manifest", "delete", "--force", "--plain-http", home.reference("cli:1"));
        assertThat(home.exists("cli", "1")).isFalse();
    }

    private String library(Program oras, String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of("-u", home.user(), "-p", home.password()));
        all.addAll(java.util.List.of(arguments));
        return oras.run(all.toArray(String[]::new));
    }
}
