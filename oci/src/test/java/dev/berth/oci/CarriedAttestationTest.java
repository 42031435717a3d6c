package dev.berth.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CarriedAttestationTest {

    private static final Digest AMD = digest("amd64");
    private static final Digest ARM = digest("arm64");
    private static final Digest STATED = digest("stated");
    private static final Digest MORE = digest("more");

    @Test
    void anIndexCarriesWhatIsStatedOfTheManifestsThatItLists() {
        List<CarriedAttestation> found = CarriedAttestation.in(index(
                runs(AMD), runs(ARM), about(AMD, STATED), about(ARM, MORE), about(AMD, STATED), about(AMD, MORE)));

        assertThat(found)
                .extracting(one -> one.manifest().digest(), one -> one.subject().digest())
                .containsExactly(tuple(STATED, AMD), tuple(MORE, ARM), tuple(MORE, AMD));
    }

    @Test
    void whatNamesNothingThatIsToBeRunStatesNothing() {
        assertThat(CarriedAttestation.in(index(
                        runs(AMD),
                        // of itself, of another of its kind and the other way round, of what is elsewhere
                        about(STATED, STATED),
                        about(MORE, STATED),
                        about(STATED, MORE),
                        about(ARM, STATED),
                        // of something that it is itself
                        about(AMD, AMD),
                        entry(STATED, Map.of("vnd.docker.reference.type", "attestation-manifest")),
                        entry(digest("loose"), Map.of("vnd.docker.reference.digest", AMD.toString())),
                        entry(
                                STATED,
                                Map.of(
                                        "vnd.docker.reference.type",
                                        "something-else",
                                        "vnd.docker.reference.digest",
                                        AMD.toString())),
                        entry(
                                STATED,
                                Map.of(
                                        "vnd.docker.reference.type",
                                        "attestation-manifest",
                                        "vnd.docker.reference.digest",
                                        "x".repeat(100_000))))))
                .isEmpty();
    }

    private static Manifest.Index index(Descriptor... entries) {
        return new Manifest.Index(
                MediaType.OCI_IMAGE_INDEX, Arrays.asList(entries), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Descriptor runs(Digest digest) {
        return entry(digest, Map.of());
    }

    private static Descriptor about(Digest subject, Digest digest) {
        return entry(
                digest,
                Map.of(
                        "vnd.docker.reference.type",
                        "attestation-manifest",
                        "vnd.docker.reference.digest",
                        subject.toString()));
    }

    private static Descriptor entry(Digest digest, Map<String, String> annotations) {
        return new Descriptor(MediaType.OCI_IMAGE_MANIFEST, digest, 7, null, annotations, List.of());
    }

    private static Digest digest(String text) {
        return DigestAlgorithm.SHA256.digest(text.getBytes(UTF_8));
    }
}
