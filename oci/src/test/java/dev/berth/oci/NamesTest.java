package dev.berth.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "a.b_c__d---e/f", "blobs/uploads/manifests", "0/1"})
    void aRepositoryNameHasLowerCaseComponents(String name) {
        assertThat(RepositoryName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/a", "A", "a//b", "a..b", "a___b", "-a", "a-", "a b", "a\n", "ä", "a/../b"})
    void otherTextIsNoRepositoryName(String name) {
        assertThatThrownBy(() -> RepositoryName.parse(name))
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        e -> assertThat(e.code()).isEqualTo(OciErrorCode.NAME_INVALID));
    }

    @Test
    void theFirstComponentNamesTheProject() {
        RepositoryName name = RepositoryName.parse("team/app/web");

        assertThat(name.project()).isEqualTo("team");
        assertThat(name.path()).isEqualTo("app/web");
        assertThat(RepositoryName.parse("alone").hasPath()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:ABC", "sha256:", ":", "md5", "sha256:x:y", "sha512:abc", "SHA256:ab", ""})
    void aDigestHasItsAlgorithmsForm(String digest) {
        assertThatThrownBy(() -> Digest.parse(digest))
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        e -> assertThat(e.code()).isEqualTo(OciErrorCode.DIGEST_INVALID));
    }

    @Test
    void aDigestOfAnUnknownAlgorithmIsADigestButNothingIsStoredUnderIt() {
        Digest digest = Digest.parse("multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8");

        assertThat(digest.supportedAlgorithm()).isEmpty();
        assertThatThrownBy(digest::requireSupportedAlgorithm).isInstanceOf(InvalidOciValueException.class);
    }

    @Test
    void aReferenceWithAColonIsADigest() {
        assertThat(Reference.parse("latest")).isEqualTo(new Reference.ByTag(new Tag("latest")));
        assertThat(Reference.parse("sha256:" + HEX)).isInstanceOf(Reference.ByDigest.class);
    }

    @Test
    void theFallbackTagOfASha256DigestNamesAllOfIt() {
        Digest subject = Digest.parse("sha256:" + HEX);
        Tag tag = FallbackTag.tagFor(subject);

        assertThat(tag.value()).isEqualTo("sha256-" + HEX);
        assertThat(FallbackTag.of(tag).flatMap(FallbackTag::subject)).contains(subject);
    }

    @Test
    void theFallbackTagOfASha512DigestNamesItsStart() {
        Digest subject = Digest.parse("sha512:" + HEX + "f".repeat(64));
        Tag tag = FallbackTag.tagFor(subject);
        FallbackTag fallback = FallbackTag.of(tag).orElseThrow();

        assertThat(tag.value()).isEqualTo("sha512-" + HEX);
        assertThat(fallback.subject()).isEmpty();
        assertThat(fallback.names(subject)).isTrue();
        assertThat(fallback.names(Digest.parse("sha256:" + HEX))).isFalse();
    }

    @Test
    void theFallbackTagReplacesWhatATagCannotHold() {
        assertThat(FallbackTag.tagFor(Digest.parse("a+b:c=d")).value()).isEqualTo("a-b-c-d");
        assertThat(FallbackTag.tagFor(Digest.parse("a".repeat(40) + ":" + "Z".repeat(100)))
                        .value())
                .isEqualTo("a".repeat(32) + "-" + "Z".repeat(64));
    }

    @Test
    void cosignsTagsAreNoFallbackTags() {
        assertThat(FallbackTag.of(new Tag("sha256-" + HEX + ".att"))).isEmpty();
    }
}
