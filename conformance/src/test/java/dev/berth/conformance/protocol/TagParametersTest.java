package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// end-7b: tagging while pushing by digest, the only way to tag a manifest under its sha512 digest.
@Berth
@Tag("protocol")
final class TagParametersTest {

    private final Images images = new Images(9);
    private final Repository repository;

    TagParametersTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void everyTagOfThePushIsSetAndNamedInTheAnswer() {
        Image image = pushedBlobs();
        List<String> tags = IntStream.range(0, 20).mapToObj(i -> "t" + i).toList();
        String query = tags.stream().map(tag -> "tag=" + tag).collect(Collectors.joining("&", "?", ""));

        Answer answer =
                repository.putManifest(image.digest() + query, image.manifest()).expect(201);

        assertThat(tagsNamed(answer)).containsExactlyInAnyOrderElementsOf(tags);
        tags.forEach(tag -> assertThat(repository.headManifest(tag).expect(200).header("Docker-Content-Digest"))
                .isEqualTo(image.digest()));
    }

    @Test
    void aSha512ManifestIsTaggedThisWay() {
        Image image = pushedBlobs();
        String sha512 = Sha.sha512(image.manifest().bytes());

        Answer answer = repository
                .putManifest(sha512 + "?tag=one&tag=two", image.manifest())
                .expect(201);

        assertThat(answer.header("Docker-Content-Digest")).isEqualTo(sha512);
        assertThat(tagsNamed(answer)).containsExactlyInAnyOrder("one", "two");
        assertThat(repository.headManifest("two").expect(200).header("Docker-Content-Digest"))
                .isEqualTo(sha512);
        assertThat(repository.manifest(sha512).expect(200).body())
                .isEqualTo(image.manifest().bytes());
    }

    @Test
    void oneBadTagRefusesThemAll() {
        Image image = pushedBlobs();

        repository
                .putManifest(image.digest() + "?tag=good&tag=.bad", image.manifest())
                .expect(400);

        repository.manifest("good").expect(404);
    }

    @Test
    void moreTagsThanAnyoneNeedsAreRefusedOrSet() {
        Image image = pushedBlobs();
        String query = IntStream.range(0, 400).mapToObj(i -> "tag=n" + i).collect(Collectors.joining("&", "?", ""));

        Answer answer = repository.putManifest(image.digest() + query, image.manifest());

        assertThat(answer.status()).as(answer.toString()).isIn(201, 400, 414, 431);
    }

    private Image pushedBlobs() {
        Image image = images.image(1, 100);
        image.blobs().forEach(repository::pushBlob);
        return image;
    }

    private static List<String> tagsNamed(Answer answer) {
        var tags = new ArrayList<String>();
        for (String line : answer.headers().allValues("OCI-Tag")) {
            for (String tag : line.split(",", -1)) {
                tags.add(tag.strip());
            }
        }
        return tags;
    }
}
