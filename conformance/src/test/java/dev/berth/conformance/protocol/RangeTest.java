package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.MultipartRanges;
import dev.berth.conformance.support.MultipartRanges.Part;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges of blobs, as resumed pulls, podman's zstd:chunked and containerd's parallel pulls ask for them.
@Berth
@Tag("protocol")
final class RangeTest {

    private static final int SIZE = 5000;

    private final byte[] blob = new Images(3).bytes(SIZE);
    private final Repository repository;
    private final String digest;

    RangeTest(BerthProcess berth) {
        this.repository = berth.newRepository();
        this.digest = repository.pushBlob(blob);
    }

    @ParameterizedTest
    @CsvSource({
        "0-0, 0, 0",
        "0-1, 0, 1",
        "500-1499, 500, 1499",
        "500-, 500, 4999",
        "-500, 4500, 4999",
        "2000-5000, 2000, 4999",
        "0-999999999999, 0, 4999",
        "-9999, 0, 4999",
        "4999-, 4999, 4999"
    })
    void aRangeIsAnsweredExactly(String range, int first, int last) {
        Answer answer = repository.blob(digest, "Range", "bytes=" + range).expect(206);

        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + SIZE);
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(last - first + 1));
        assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(blob, first, last + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5000-10000", "5000-", "9999-", "-0"})
    void aRangeBehindTheEndCannotBeSatisfied(String range) {
        Answer answer = repository.blob(digest, "Range", "bytes=" + range).expect(416);

        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + SIZE);
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsNotSatisfied() {
        repository.blob(digest, "Range", "bytes=500-0").expect(416);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=a-b", "bytes=", "bytes=-", "items=0-1", "bytes=0-1,x", "bytes=1-99999999999999999999999"})
    void whatIsNoRangeIsIgnoredOrRefused(String header) {
        Answer answer = repository.blob(digest, "Range", header);

        assertThat(answer.status()).as(answer.toString()).isIn(200, 206, 400, 416);
    }

    @Test
    void anEmptyBlobHasNoRange() {
        String empty = repository.pushBlob(new byte[0]);

        repository.blob(empty, "Range", "bytes=0-").expect(200, 416);
    }

    @Test
    void severalRangesComeAsPartsInTheOrderAskedFor() {
        Answer answer =
                repository.blob(digest, "Range", "bytes=4000-4099,0-9,5-20,-5").expect(206);

        List<Part> parts = MultipartRanges.parse(answer);
        assertThat(parts)
                .extracting(Part::contentRange)
                .containsExactly("bytes 4000-4099/5000", "bytes 0-9/5000", "bytes 5-20/5000", "bytes 4995-4999/5000");
        assertThat(parts.get(2).body()).isEqualTo(Arrays.copyOfRange(blob, 5, 21));
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
    }

    /// Hard test 26: podman's zstd:chunked asks for up to 1,024 ranges in one header line of some 20 kB.
    @Test
    void aThousandAndTwentyFourRangesAreAnsweredInOrder() {
        byte[] large = new Images(33).bytes(60_000_000);
        String largeDigest = repository.pushBlob(large);
        String ranges = IntStream.range(0, 1024)
                .map(i -> 59_000_000 - i * 50_000)
                .mapToObj(start -> start + "-" + (start + 99))
                .collect(Collectors.joining(","));

        Answer answer = repository.blob(largeDigest, "Range", "bytes=" + ranges).expect(206);

        List<Part> parts = MultipartRanges.parse(answer);
        assertThat(parts).hasSize(1024);
        for (int i = 0; i < 1024; i++) {
            int start = 59_000_000 - i * 50_000;
            assertThat(parts.get(i).contentRange()).isEqualTo("bytes " + start + "-" + (start + 99) + "/60000000");
            assertThat(parts.get(i).body()).isEqualTo(Arrays.copyOfRange(large, start, start + 100));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 2000, 12_000})
    void moreRangesThanThatAreABadRequestSoThatPodmanHalvesThem(int count) throws IOException {
        String ranges = IntStream.range(0, count).mapToObj(i -> "0-1").collect(Collectors.joining(","));

        try (RawHttp connection = RawHttp.connect(repository.client())) {
            connection.request("GET " + repository.path("blobs/" + digest), "Range: bytes=" + ranges);

            assertThat(connection.read().status()).isEqualTo(400);
        }
    }

    @Test
    void ifRangeWithTheRightTagKeepsTheRange() {
        Answer answer = repository
                .blob(digest, "Range", "bytes=0-9", "If-Range", "\"" + digest + "\"")
                .expect(206);

        assertThat(answer.body()).hasSize(10);
    }

    @Test
    void ifRangeWithAnotherTagSendsTheWhole() {
        Answer answer = repository
                .blob(digest, "Range", "bytes=0-9", "If-Range", "\"other\"")
                .expect(200);

        assertThat(answer.body()).isEqualTo(blob);
    }

    @Test
    void aRangeOnHeadIsHarmless() {
        repository.headBlob(digest, "Range", "bytes=0-9").expect(200, 206);
    }
}
