package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.TestRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class TagsTest {

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    @Test
    void namesComeInBytewiseOrder() {
        registry.pushImage(APP, 1, "b", "a", "B", "_", "0", "a.1", "a-1", "A");

        assertThat(list("", 100)).isEqualTo(new TagPage(List.of("0", "A", "B", "_", "a", "a-1", "a.1", "b"), false));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        registry.pushImage(APP, 1, "e", "d", "c", "b", "a");
        registry.pushImage(OTHER, 1, "z");
        List<String> seen = new ArrayList<>();
        TagPage page = list("", 2);
        seen.addAll(page.names());
        while (page.more()) {
            page = list(seen.getLast(), 2);
            seen.addAll(page.names());
        }

        assertThat(seen).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aFullLastPageIsTheLast() {
        registry.pushImage(APP, 1, "a", "b");

        assertThat(list("", 2)).isEqualTo(new TagPage(List.of("a", "b"), false));
    }

    @Test
    void thePageAfterATagThatDoesNotExistBeginsWhereItWouldBe() {
        registry.pushImage(APP, 1, "a", "c");

        assertThat(list("b", 10).names()).containsExactly("c");
        assertThat(list("d", 10).names()).isEmpty();
    }

    @Test
    void aPageOfNothingIsEmptyAndTheLast() {
        registry.pushImage(APP, 1, "a");

        assertThat(list("", 0)).isEqualTo(new TagPage(List.of(), false));
    }

    @Test
    void aRepositoryWithoutTagsHasAnEmptyListAndOneWithoutManifestsIsUnknown() {
        registry.pushImage(APP, 1);
        registry.uploads().begin(ACTOR, OTHER, DigestAlgorithm.SHA256);

        assertThat(list("", 10).names()).isEmpty();
        assertThat(catchThrowableOfType(
                                DomainException.class, () -> registry.tags().list(OTHER, Optional.empty(), 10))
                        .code())
                .isEqualTo(RegistryErrorCode.NAME_UNKNOWN);
    }

    private TagPage list(String after, int limit) {
        return registry.tags().list(APP, Optional.of(after).filter(text -> !text.isEmpty()), limit);
    }
}
