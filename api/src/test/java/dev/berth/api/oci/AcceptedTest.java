package dev.berth.api.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

    private static final MediaType STORED = MediaType.OCI_IMAGE_MANIFEST;
    private static final String DOCKER = MediaType.DOCKER_MANIFEST.value();

    @Test
    void aClientThatSaysNothingTakesEverything() {
        assertThat(Accepted.allows(List.of(), STORED)).isTrue();
        assertThat(Accepted.allows(List.of(""), STORED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, */*;q=0.1"})
    void wildcardsAndOtherTypesShowAClientThatTakesWhatComes(String accept) {
        assertThat(Accepted.allows(List.of(accept), STORED)).isTrue();
        assertThat(Accepted.allows(List.of(DOCKER, accept), STORED)).isTrue();
    }

    @Test
    void aListOfManifestTypesWithoutTheStoredOneDoesNot() {
        assertThat(Accepted.allows(List.of(DOCKER), STORED)).isFalse();
        assertThat(Accepted.allows(List.of(DOCKER + ", " + MediaType.DOCKER_MANIFEST_LIST), STORED))
                .isFalse();
        assertThat(Accepted.allows(List.of(STORED.value() + ";q=0"), STORED)).isFalse();
    }

    @Test
    void aListWithTheStoredTypeDoesInWhateverFormAndPlace() {
        assertThat(Accepted.allows(List.of(DOCKER, STORED.value()), STORED)).isTrue();
        assertThat(Accepted.allows(List.of(DOCKER + "," + STORED + ";q=0.5"), STORED))
                .isTrue();
    }
}
