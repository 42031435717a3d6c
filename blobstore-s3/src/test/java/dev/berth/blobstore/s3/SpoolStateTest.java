package dev.berth.blobstore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolStateTest {

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        List<Part> parts = List.of(
                new Part(1, 8_388_608, "\"0cc175b9c0f1b6a831c399e269772661\"", Optional.of("yZRlqg==")),
                new Part(7, 5_242_880, "strange etag/+ü", Optional.empty()));
        for (Tail tail : List.of(Tail.NONE, Tail.Inline.of(new byte[] {1, -2, 3}), new Tail.Aside(70_000, 4))) {
            SpoolState state = new SpoolState(Optional.of("id/with+odd=letters"), parts, tail, 4, 205);

            assertThat(SpoolState.parse(state.text())).isEqualTo(state);
            assertThat(state.length()).isEqualTo(8_388_608 + 5_242_880 + tail.length());
        }
        assertThat(SpoolState.parse(SpoolState.EMPTY.text())).isEqualTo(SpoolState.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spool 2 0 0",
                "spool 1",
                "spool 1 0 0\npart 1 2",
                "spool 1 0 0\npart one 2 etag -",
                "spool 1 0 0\ntail",
                "spool 1 0 0\ntail beside 1 2",
                "upload x"
            })
    void whatIsNotUnderstoodIsRefused(String text) {
        assertThatThrownBy(() -> SpoolState.parse(text)).isInstanceOf(IOException.class);
    }

    @Test
    void tenThousandPartsHoldTheLargestObjectThatThereCanBe() {
        long all = 0;
        for (int number = 1; number <= PartSizes.MOST_PARTS; number++) {
            assertThat(PartSizes.of(number)).isBetween(PartSizes.LEAST, PartSizes.LARGEST_COPY);
            assertThat(PartSizes.of(number) % Segment.CAPACITY).isZero();
            all += PartSizes.of(number);
        }

        assertThat(all).isGreaterThan(5L << 40);
    }
}
