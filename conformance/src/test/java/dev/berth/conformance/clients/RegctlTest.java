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

@Berth
@Tag("clients")
final class RegctlTest {

    private final PrivateProject home;
    private final Program regctl;

    RegctlTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "regctl");
        regctl = Program.require("regctl", home.folder());
        regctl.run("registry", "set", "--skip-check", "--tls", "disabled", home.host());
        regctl.run("registry", "login", home.host(), "-u", home.user(), "-p", home.password());
    }

    @Test
    void copiesListsExportsAndDeletes() {
        regctl.run("image", "copy", "ocidir://" + home.layout().folder() + ":multi", home.reference("app:1"));

        assertThat(home.digest("app", "1")).isEqualTo(home.layout().multi().digest());
        regctl.run("image", "copy", home.reference("app:1"), home.reference("other/app:1"));
        regctl.run("image", "copy", home.reference("app:1"), home.reference("app:2"));
        assertThat(regctl.run("tag", "ls", home.reference("app")).lines()).containsExactly("1", "2");
        assertThat(regctl.run("manifest", "head", home.reference("other/app:1")))
                .isEqualTo(home.layout().multi().digest());
        String exported = home.folder().resolve("app.tar").toString();
        regctl.run("image", "export", home.reference("app:1"), exported);
        regctl.run("image", "import", home.reference("imported:1"), exported);
        assertThat(home.exists("imported", "1")).isTrue();

        regctl.run("tag", "delete", home.reference("app:2"));
        assertThat(home.exists("app", "2")).isFalse();
        assertThat(home.exists("app", "1")).isTrue();
        regctl.run("manifest", "delete", home.reference("app@" + home.digest("app", "1")));
        assertThat(home.exists("app", "1")).isFalse();
    }

    @Test
    void attachesArtifactsAndFindsThem() throws IOException {
        regctl.run("image", "copy", "ocidir://" + home.layout().folder() + ":single", home.reference("app:1"));
        Path sbom = Files.writeString(home.folder().resolve("sbom.json"), "{\"packages\":[]}");

        regctl.run(
                "artifact",
                "put",
                "--subject",
                home.reference("app:1"),
                "--artifact-type",
                "application/vnd.example.sbom+json",
                "--annotation",
                "org.example=yes",
                "--file",
                sbom.toString());

        assertThat(regctl.run(
                        "artifact",
                        "list",
                        "--filter-artifact-type",
                        "application/vnd.example.sbom+json",
                        home.reference("app:1")))
                .contains("application/vnd.example.sbom+json");
        assertThat(regctl.run(
                        "artifact",
                        "get",
                        "--subject",
                        home.reference("app:1"),
                        "--filter-artifact-type",
                        "application/vnd.example.sbom+json"))
                .isEqualTo("{\"packages\":[]}");
        assertThat(regctl.run("tag", "ls", home.reference("app"))).isEqualTo("1");
        regctl.run("image", "copy", "--referrers", home.reference("app:1"), home.reference("copy:1"));
        assertThat(regctl.run("artifact", "list", home.reference("copy:1")))
                .contains("application/vnd.example.sbom+json");
    }

    @Test
    void listsRepositoriesForAnAdministrator() {
        regctl.run("image", "copy", "ocidir://" + home.layout().folder() + ":single", home.reference("listed:1"));

        regctl.run("registry", "login", home.host(), "-u", "admin", "-p", BerthProcess.ADMIN_PASSWORD);
        assertThat(regctl.run("repo", "ls", home.host())).contains(home.project() + "/listed");
    }

    @Test
    void pushesSha512() {
        Program.Result result = regctl.attempt(
                "image",
                "mod",
                "ocidir://" + home.layout().folder() + ":single",
                "--digest-algo",
                "sha512",
                "--create",
                home.reference("sha512:1"));

        assertThat(result.code()).as(result.all()).isZero();
        assertThat(home.digest("sha512", "1")).startsWith("sha512:");
    }
}
