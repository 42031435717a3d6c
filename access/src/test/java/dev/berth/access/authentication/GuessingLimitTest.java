package dev.berth.access.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessingLimitTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "5, 0",
        "6, 1",
        "7, 2",
        "8, 4",
        "13, 128",
        "14, 256",
        "15, 300",
        "36, 300",
        "70, 300",
        "2000000000, 300"
    })
    void waitsDoubleUpToTheLongest(int failures, int seconds) {
        assertThat(GuessingLimit.defaults().wait(failures, 5)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
