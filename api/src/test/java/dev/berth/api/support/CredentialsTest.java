package dev.berth.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @Test
    void aPasswordMayHoldColonsAndUmlauts() {
        assertThat(Credentials.parse("basic " + encoded("ann:pass:wörd")))
                .isEqualTo(new Credentials.Basic("ann", new Secret("pass:wörd")));
    }

    @Test
    void aTokenIsWhatFollowsBearer() {
        assertThat(Credentials.parse("bearer abc.def")).isEqualTo(new Credentials.Bearer("abc.def"));
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(Credentials.parse("Bearer abc.def").toString()).doesNotContain("abc");
        assertThat(Credentials.parse("Basic " + encoded("ann:secret")).toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic %%%", "Basic YW5u", "Basic w/86eA==", "Digest x", "Bearer "})
    void whatIsNeitherIsUnreadable(String header) {
        assertThat(Credentials.parse(header)).isEqualTo(new Credentials.Unreadable());
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
