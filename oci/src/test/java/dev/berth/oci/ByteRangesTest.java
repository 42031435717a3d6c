package dev.berth.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.ByteRanges.Refused;
import dev.berth.oci.ByteRanges.Satisfiable;
import dev.berth.oci.ByteRanges.Unsatisfiable;
import dev.berth.oci.ByteRanges.Whole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangesTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,      0, 1",
        "bytes=0-,       0, 100",
        "bytes=99-,     99, 1",
        "bytes=10-19,   10, 10",
        "bytes=10-1000, 10, 90",
        "bytes=-1,      99, 1",
        "bytes=-1000,    0, 100",
        "BYTES=5-5,      5, 1",
        "bytes=0-99999999999999999999999999, 0, 100",
        "bytes=00000000000000000000000000007-8, 7, 2",
        "'bytes=, 5-6 ,', 5, 2"
    })
    void oneRangeIsUnderstood(String header, long offset, long length) {
        assertThat(ByteRanges.parse(header, 100)).isEqualTo(new Satisfiable(List.of(new ByteRange(offset, length))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=1",
                "lines=0-1",
                "bytes=0-1;2-3",
                "bytes=0-1,x",
                "bytes=--1",
                "bytes=+1-2",
                "bytes=1-2-3",
                "bytes=٣-٤"
            })
    void whatIsNotUnderstoodIsIgnored(String header) {
        assertThat(ByteRanges.parse(header, 100)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=100-",
                "bytes=100-200",
                "bytes=-0",
                "bytes=99999999999999999999-",
                "bytes=100-,-0",
                "bytes=5-4"
            })
    void rangesBeyondTheEndCannotBeSatisfied(String header) {
        assertThat(ByteRanges.parse(header, 100)).isEqualTo(new Unsatisfiable());
    }

    @Test
    void ofEmptyContentAlwaysTheWholeIsMeant() {
        assertThat(ByteRanges.parse("bytes=0-", 0)).isEqualTo(new Whole());
    }

    @Test
    void theOrderIsKeptAndNothingIsMerged() {
        assertThat(ByteRanges.parse("bytes=50-59,0-9,10-19,500-,-1", 100))
                .isEqualTo(new Satisfiable(List.of(
                        new ByteRange(50, 10), new ByteRange(0, 10), new ByteRange(10, 10), new ByteRange(99, 1))));
    }

    @Test
    void asManyRangesAsPodmanSendsAreAnswered() {
        assertThat(ByteRanges.parse(ranges(1024), 1L << 40))
                .isInstanceOfSatisfying(
                        Satisfiable.class, it -> assertThat(it.ranges()).hasSize(1024));
        assertThat(ByteRanges.parse(ranges(1025), 1L << 40)).isInstanceOf(Refused.class);
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() {
        assertThat(ByteRanges.parse("bytes=" + ",".repeat(70_000), 100)).isInstanceOf(Refused.class);
    }

    @Test
    void askingForTheSameBytesAgainAndAgainIsRefused() {
        assertThat(ByteRanges.parse("bytes=" + "0-,".repeat(3), 10L << 20)).isInstanceOf(Refused.class);
        assertThat(ByteRanges.parse("bytes=" + "0-,".repeat(1000), Long.MAX_VALUE))
                .isInstanceOf(Refused.class);
        assertThat(ByteRanges.parse("bytes=0-,0-", 10L << 20)).isInstanceOf(Satisfiable.class);
    }

    @ParameterizedTest
    @CsvSource({"0-0, 0, 0", "5-9, 5, 9", "bytes 5-9/*, 5, 9", "bytes 5-9/10, 5, 9", "bytes=5-9, 5, 9"})
    void theRangeOfAChunkIsUnderstood(String header, long first, long last) {
        assertThat(ContentRange.parse(header)).isEqualTo(new ContentRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "5", "5-", "-5", "9-5", "a-b", "0-1,2-3", "0-99999999999999999999", " 0-1"})
    void theRangeOfAChunkHasAForm(String header) {
        assertThatThrownBy(() -> ContentRange.parse(header))
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        e -> assertThat(e.code()).isEqualTo(OciErrorCode.RANGE_INVALID));
    }

    private static String ranges(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i * 1000L + "-" + (i * 1000L + 99))
                .collect(Collectors.joining(",", "bytes=", ""));
    }
}
