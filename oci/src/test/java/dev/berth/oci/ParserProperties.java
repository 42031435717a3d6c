package dev.berth.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever comes from outside, a parser answers with a value or with [InvalidOciValueException].
class ParserProperties {

    private static final String SEED = "20261121";

    private static final String IMAGE =
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"a/b",
            "digest":"sha256:%1$s","size":2,"data":"e30="},"layers":[{"mediaType":"a/c","digest":"sha256:%1$s","size":7,
            "urls":["https://example.org"],"annotations":{"k":"v"}}],"subject":{"mediaType":"a/d",
            "digest":"sha512:%1$s%1$s","size":1},"artifactType":"a/e","annotations":{"x":"y"},"other":[1,{"z":null}]}""".formatted("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");

    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            "-1",
            "1e999",
            "\"layers\":",
            "\"manifests\":[]",
            "\"config\":null",
            "\"fsLayers\":[]",
            "\"size\":",
            "\u0000",
            "\uFEFF");

    @Provide
    Arbitrary<String> nameLike() {
        return Arbitraries.strings().withChars("aZ0._-/:@\n\u00e4").ofMaxLength(300);
    }

    @Provide
    Arbitrary<String> rangeLike() {
        return Arbitraries.strings().withChars("0123456789-,= ").ofMaxLength(60).map(text -> "bytes=" + text);
    }

    @Property(seed = SEED, tries = 500)
    void aMangledManifestIsReadOrRefused(@ForAll @From("mangled") byte[] content) {
        Optional<Manifest> manifest = parse(content);

        assertThat(parse(content)).isEqualTo(manifest);
    }

    @Provide
    Arbitrary<byte[]> mangled() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, IMAGE.length());
        Arbitrary<String> pieces = Arbitraries.of(FRAGMENTS);
        return places.tuple2()
                .flatMap(places2 -> pieces.list().ofMaxSize(3).map(inserted -> {
                    int from = Math.min(places2.get1(), places2.get2());
                    int to = Math.min(Math.max(places2.get1(), places2.get2()), from + inserted.size() * 5);
                    return (IMAGE.substring(0, from) + String.join("", inserted) + IMAGE.substring(to))
                            .getBytes(StandardCharsets.UTF_8);
                }));
    }

    @Property(seed = SEED, tries = 500)
    void oneChangedByteIsReadOrRefused(@ForAll int place, @ForAll byte value) {
        byte[] content = IMAGE.getBytes(StandardCharsets.UTF_8);
        content[Math.floorMod(place, content.length)] = value;

        parse(content);
    }

    @Property(seed = SEED, tries = 500)
    void anyBytesAreReadOrRefused(@ForAll byte[] content) {
        parse(content);
    }

    @Property(seed = SEED, tries = 300)
    void aManifestCutShortIsRefused(@ForAll int place) {
        byte[] content = IMAGE.getBytes(StandardCharsets.UTF_8);

        assertThat(parse(Arrays.copyOf(content, Math.floorMod(place, content.length))))
                .isEmpty();
    }

    @Property(seed = SEED, tries = 500)
    void aNameThatIsReadIsWrittenTheSame(@ForAll @From("nameLike") String text) {
        refusedOr(() -> assertThat(RepositoryName.parse(text).value()).isEqualTo(text));
        refusedOr(() -> assertThat(Tag.parse(text).value()).isEqualTo(text));
        refusedOr(() -> assertThat(Digest.parse(text).toString()).isEqualTo(text));
        refusedOr(() -> assertThat(Reference.parse(text).toString()).isEqualTo(text));
        refusedOr(() -> assertThat(ContentRange.parse(text)).isNotNull());
    }

    @Property(seed = SEED, tries = 1000)
    void rangesLieWithinTheContent(@ForAll @From("rangeLike") String header, @ForAll long anySize) {
        long size = anySize & Long.MAX_VALUE;

        if (ByteRanges.parse(header, size) instanceof ByteRanges.Satisfiable satisfiable) {
            assertThat(satisfiable.ranges()).isNotEmpty().allMatch(range -> range.last() < size);
        }
    }

    @Property(seed = SEED, tries = 300)
    void everyDigestHasAFallbackTagThatNamesIt(@ForAll byte[] content) {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            Digest digest = algorithm.digest(content);

            assertThat(FallbackTag.of(FallbackTag.tagFor(digest)))
                    .hasValueSatisfying(tag -> assertThat(tag.names(digest)).isTrue());
        }
    }

    private static Optional<Manifest> parse(byte[] content) {
        try {
            return Optional.of(ManifestParser.parse(content, Optional.empty()));
        } catch (InvalidOciValueException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(600);
            return Optional.empty();
        }
    }

    private static void refusedOr(Runnable assertion) {
        try {
            assertion.run();
        } catch (InvalidOciValueException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
