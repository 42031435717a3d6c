package dev.berth.api.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.OciErrorCode;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciPathTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void theRootIsKnownWithAndWithoutItsSlash() {
        assertThat(OciPath.parse("/v2")).contains(new OciPath.Root());
        assertThat(OciPath.parse("/v2/")).contains(new OciPath.Root());
    }

    @Test
    void everyKindOfPathIsRead() {
        RepositoryName name = new RepositoryName("team/app/web");

        assertThat(OciPath.parse("/v2/team/app/web/blobs/" + DIGEST))
                .contains(new OciPath.Blob(name, Digest.parse(DIGEST)));
        assertThat(OciPath.parse("/v2/team/app/web/blobs/uploads/")).contains(new OciPath.NewUpload(name));
        assertThat(OciPath.parse("/v2/team/app/web/blobs/uploads")).contains(new OciPath.NewUpload(name));
        assertThat(OciPath.parse("/v2/team/app/web/blobs/uploads/01x")).contains(new OciPath.Upload(name, "01x"));
        assertThat(OciPath.parse("/v2/team/app/web/manifests/1.0"))
                .contains(new OciPath.Manifest(name, Reference.parse("1.0")));
        assertThat(OciPath.parse("/v2/team/app/web/tags/list")).contains(new OciPath.TagList(name));
        assertThat(OciPath.parse("/v2/team/app/web/referrers/" + DIGEST))
                .contains(new OciPath.Referrers(name, Digest.parse(DIGEST)));
        assertThat(OciPath.parse("/v2/_catalog")).contains(new OciPath.Catalog());
        assertThat(OciPath.parse("/v2/_oci/ext/discover")).contains(new OciPath.Discover());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"team/manifests", "team/blobs/uploads", "team/tags/list", "team/referrers", "v2/a", "blobs/blobs"
            })
    void theWordsOfPathsMayBePartsOfNames(String text) {
        RepositoryName name = new RepositoryName(text);

        assertThat(OciPath.parse("/v2/" + text + "/manifests/latest"))
                .contains(new OciPath.Manifest(name, Reference.parse("latest")));
        assertThat(OciPath.parse("/v2/" + text + "/blobs/" + DIGEST))
                .contains(new OciPath.Blob(name, Digest.parse(DIGEST)));
        assertThat(OciPath.parse("/v2/" + text + "/blobs/uploads/")).contains(new OciPath.NewUpload(name));
        assertThat(OciPath.parse("/v2/" + text + "/blobs/uploads/1")).contains(new OciPath.Upload(name, "1"));
        assertThat(OciPath.parse("/v2/" + text + "/tags/list")).contains(new OciPath.TagList(name));
    }

    @Test
    void anEncodedColonIsAColon() {
        assertThat(OciPath.parse("/v2/team/app/manifests/" + DIGEST.replace(":", "%3A")))
                .contains(new OciPath.Manifest(
                        new RepositoryName("team/app"), new Reference.ByDigest(Digest.parse(DIGEST))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/team",
                "/v2/team/app",
                "/v2/team/app/tags",
                "/v2//",
                "/v2/team/app/manifests/",
                "/v3/",
                "/v2x"
            })
    void whatNamesNothingIsNotFound(String path) {
        assertThat(OciPath.parse(path)).isEqualTo(Optional.empty());
    }

    @Test
    void aNameWithoutAProjectIsExplained() {
        assertThatThrownBy(() -> OciPath.parse("/v2/app/manifests/1"))
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        invalid -> assertThat(invalid.code()).isEqualTo(OciErrorCode.NAME_INVALID))
                .hasMessageContaining("library/app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/Team/app/manifests/1", "/v2/a%2/b/manifests/1", "/v2/a%00/b/tags/list"})
    void aBadNameIsInvalid(String path) {
        assertThatThrownBy(() -> OciPath.parse(path))
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        invalid -> assertThat(invalid.code()).isEqualTo(OciErrorCode.NAME_INVALID));
    }

    @Test
    void aBadDigestIsInvalid() {
        assertThatThrownBy(() -> OciPath.parse("/v2/team/app/blobs/sha256:baddigeststring"))
                .isInstanceOfSatisfying(
                        InvalidOciValueException.class,
                        invalid -> assertThat(invalid.code()).isEqualTo(OciErrorCode.DIGEST_INVALID));
    }
}
