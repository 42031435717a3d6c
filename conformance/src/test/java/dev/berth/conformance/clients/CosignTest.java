package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing with a key of one's own and without any service of the network.
@Berth
@Tag("clients")
final class CosignTest {

    private final PrivateProject home;
    private final Program cosign;
    private final String image;

    CosignTest(BerthProcess berth) throws IOException {
        home = PrivateProject.create(berth, "cosign");
        cosign = Program.require("cosign", home.folder()).with("COSIGN_PASSWORD", "key-password");
        cosign.run("login", home.host(), "-u", home.user(), "-p", home.password());
        cosign.run("generate-key-pair");
        Repository repository = home.registry().repository(home.project() + "/app");
        image = home.reference("app@" + repository.push(home.layout().single(), "1"));
    }

    @Test
    void signsAndVerifies() {
        assertThat(verify().code()).isNotZero();

        sign();

        assertThat(verify().code()).isZero();
        assertThat(cosign.run("tree", "--allow-http-registry", image)).contains("Signatures");
        cosign.run("clean", "--allow-http-registry", "--force", image);
        assertThat(verify().code()).isNotZero();
    }

    @Test
    void signsAsAReferrer() {
        cosign.with("COSIGN_EXPERIMENTAL", "1");

        sign("--registry-referrers-mode=oci-1-1");

        var referrers = home.registry()
                .repository(home.project() + "/app")
                .referrers(home.layout().single().digest(), "")
                .expect(200);
        assertThat(referrers.text()).contains("application/vnd.dev.cosign.artifact.sig.v1+json");
        assertThat(cosign.attempt(
                                "verify",
                                "--experimental-oci11",
                                "--key",
                                "cosign.pub",
                                "--insecure-ignore-tlog=true",
                                "--allow-http-registry",
                                image)
                        .code())
                .isZero();
    }

    @Test
    void attestsAndVerifies() throws IOException {
        Path predicate = Files.writeString(home.folder().resolve("predicate.json"), "{\"built\":true}");

        cosign.run(
                "attest",
                "--key",
                "cosign.key",
                "--tlog-upload=false",
                "--allow-http-registry",
                "-y",
                "--predicate",
                predicate.toString(),
                "--type",
                "custom",
                image);

        cosign.run(
                "verify-attestation",
                "--key",
                "cosign.pub",
                "--insecure-ignore-tlog=true",
                "--allow-http-registry",
                "--type",
                "custom",
                image);
    }

    @Test
    void copiesAnImageWithItsSignatures() {
        sign();

        cosign.run("copy", "--allow-http-registry", home.reference("app:1"), home.reference("copy:1"));

        assertThat(home.registry().repository(home.project() + "/copy").tags()).anyMatch(tag -> tag.endsWith(".sig"));
    }

    private void sign(String... options) {
        var arguments = new ArrayList<>(
                List.of("sign", "--key", "cosign.key", "--tlog-upload=false", "--allow-http-registry", "-y"));
        arguments.addAll(List.of(options));
        arguments.add(image);
        cosign.run(arguments.toArray(String[]::new));
    }

    private Program.Result verify() {
        return cosign.attempt(
                "verify", "--key", "cosign.pub", "--insecure-ignore-tlog=true", "--allow-http-registry", image);
    }
}
