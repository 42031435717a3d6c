package dev.berth.registry.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    @Test
    void whateverIsWrittenIsReadAgain() {
        Map<String, String> annotations =
                Map.of("", "", "quote\"", "back\\slash", "новый", "😀\u0000\n", "long", "x".repeat(100_000));

        assertThat(Annotations.read(Annotations.write(annotations))).isEqualTo(annotations);
    }

    @Test
    void noneIsAnEmptyObject() {
        assertThat(Annotations.write(Map.of())).isEqualTo("{}");
        assertThat(Annotations.read("{}")).isEmpty();
    }
}
