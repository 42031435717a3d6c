package dev.berth.control.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessoryTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/spdx+json",
                "application/vnd.cyclonedx+json",
                "application/vnd.cyclonedx",
                "application/vnd.syft+json",
                "text/spdx"
            })
    void aListOfWhatIsInsideIsOneInEveryForm(String artifactType) {
        assertThat(AccessoryType.isSbom(artifactType)).isTrue();
    }

    @Test
    void whatElseIsAttachedIsNone() {
        assertThat(AccessoryType.isSbom("application/vnd.in-toto+json")).isFalse();
        assertThat(AccessoryType.isSbom("")).isFalse();
    }
}
