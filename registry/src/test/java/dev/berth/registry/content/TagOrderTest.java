package dev.berth.registry.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TagOrderTest {

    @Test
    void versionsOrderAsSemanticVersioningSays() {
        assertOrdered(
                "0.9.9",
                "1",
                "1.0",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.2.0",
                "1.10.0",
                "v2.0.0-rc-1",
                "v2.0.0",
                "10.0.0",
                "99999999999999999999.0.0");
    }

    @Test
    void whatIsNoVersionComesBeforeInNaturalOrder() {
        assertOrdered(
                "2026.01.2",
                "2026.01.15",
                "1234567",
                "20260101",
                "build-9",
                "build-10",
                "build-010-a",
                "latest",
                "main-3f2",
                "0.0.1-a");
    }

    @Test
    void tagsThatNameAReferrerAreInNoList() {
        String digest = "sha256-" + "0f".repeat(32);

        assertThat(Stream.of(digest, digest + ".sig", digest + ".sbom").map(tag -> TagOrder.of(new Tag(tag))))
                .containsOnly("");
        assertThat(TagOrder.of(new Tag("sha256-0f"))).isNotEmpty();
    }

    private static void assertOrdered(String... expected) {
        List<String> tags = new ArrayList<>(List.of(expected));
        Collections.shuffle(tags, new Random(7));
        tags.sort(Comparator.comparing(tag -> TagOrder.of(new Tag(tag))));
        assertThat(tags).containsExactly(expected);
    }
}
