package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Pages;
import dev.berth.conformance.support.Repository;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// end-8: tags in bytewise order, page by page.
@Berth
@Tag("protocol")
final class TagListTest {

    private final Images images = new Images(11);
    private final Repository repository;

    TagListTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void tagsAreListedBytewise() {
        tag("b", "a", "B", "A", "_", "1.10", "1.9", "latest");

        Answer answer = repository.tags("").expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().path("name").asText()).isEqualTo(repository.name());
        assertThat(names(answer)).containsExactly("1.10", "1.9", "A", "B", "_", "a", "b", "latest");
    }

    @Test
    void aPageIsFollowedByItsLink() {
        List<String> all = IntStream.range(0, 25).mapToObj("t%02d"::formatted).toList();
        tag(all.toArray(String[]::new));

        Answer page = repository.tags("?n=10").expect(200);

        assertThat(names(page)).isEqualTo(all.subList(0, 10));
        assertThat(Pages.walk(repository.client(), repository.path("tags/list?n=10"), "tags"))
                .isEqualTo(all);
        assertThat(Pages.walk(repository.client(), repository.path("tags/list?n=5"), "tags"))
                .isEqualTo(all);
    }

    @Test
    void lastIsExclusiveAndNeedNotExist() {
        tag("a", "c", "e");

        assertThat(names(repository.tags("?last=a"))).containsExactly("c", "e");
        assertThat(names(repository.tags("?last=b"))).containsExactly("c", "e");
        assertThat(names(repository.tags("?n=1&last=c"))).containsExactly("e");
        assertThat(names(repository.tags("?last=e"))).isEmpty();
    }

    @Test
    void thePageAfterTheLastTagIsEmptyWithoutLink() {
        tag("a", "b");

        Answer exact = repository.tags("?n=2").expect(200);

        assertThat(names(exact)).containsExactly("a", "b");
        assertThat(repository.tags("?n=2&last=b").expect(200).header("Link")).isEmpty();
    }

    @Test
    void noneAskedForIsNoneGiven() {
        tag("a");

        Answer answer = repository.tags("?n=0").expect(200);

        assertThat(names(answer)).isEmpty();
        assertThat(answer.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "99999999999999999999"})
    void whatIsNoNumberIsRefused(String n) {
        tag("a");

        Answer answer = repository.tags("?n=" + n);

        assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
        assertThat(n.startsWith("9") || answer.status() == 400).isTrue();
    }

    @Test
    void aRepositoryWithoutTagsHasAnEmptyList() {
        Image image = images.image(1, 10);
        repository.push(image, "a");
        repository.deleteManifest("a").expect(202);

        Answer answer = repository.tags("").expect(200);

        assertThat(answer.json().path("tags").isArray()).isTrue();
        assertThat(names(answer)).isEmpty();
    }

    @Test
    void anUnknownRepositoryHasNoName() {
        var none = new Repository(repository.client(), repository.name() + "-none");

        assertThat(none.tags("").expect(404).errorCodes()).containsExactly("NAME_UNKNOWN");
    }

    private void tag(String... tags) {
        Image image = images.image(1, 10);
        image.blobs().forEach(repository::pushBlob);
        for (String tag : tags) {
            repository.putManifest(tag, image.manifest()).expect(201);
        }
    }

    private static List<String> names(Answer answer) {
        return StreamSupport.stream(answer.expect(200).json().path("tags").spliterator(), false)
                .map(com.fasterxml.jackson.databind.JsonNode::asText)
                .toList();
    }
}
