package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixedSettingsTest {

    @Test
    void namesAndValuesAreRead() {
        assertThat(parsed("read_only=false; robot_token_duration=-1;robot_name_prefix = bot-;"))
                .isEqualTo(Map.of("read_only", false, "robot_token_duration", -1L, "robot_name_prefix", "bot-"));
        assertThat(parsed("")).isEmpty();
        assertThatThrownBy(() -> parsed("read_only")).hasMessageContaining("read_only");
    }

    private static Map<String, Object> parsed(String text) {
        return FixedSettings.TYPE.parser().parse(text);
    }

    @Test
    void theLifeOfTokensIsToldInWholeMinutes() {
        assertThat(FixedSettings.with(Map.of(), Optional.of(Duration.ofSeconds(90))))
                .isEqualTo(Map.of("token_expiration", 2L));
        assertThat(FixedSettings.with(Map.of("read_only", true), Optional.empty()))
                .isEqualTo(Map.of("read_only", true));
    }
}
