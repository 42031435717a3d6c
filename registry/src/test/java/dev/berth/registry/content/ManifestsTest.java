package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static dev.berth.registry.TestRegistry.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class ManifestsTest {

    private static final byte[] CONFIG = bytes(1, 100);
    private static final byte[] LAYER = bytes(2, 1_000);
    private static final byte[] LAYER_2 = bytes(3, 2_000);

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    @Test
    void aManifestIsServedByteForByteByDigestAndByTag() {
        TestManifest image = pushImage("1.4");

        for (Reference reference : List.of(digest(image.digest()), tag("1.4"))) {
            StoredManifest stored = registry.manifests().get(APP, reference);
            assertThat(stored.content()).isEqualTo(image.bytes());
            assertThat(stored.mediaType()).isEqualTo(MediaType.OCI_IMAGE_MANIFEST);
            assertThat(stored.digest()).isEqualTo(image.digest());
        }
    }

    @Test
    void memoryAnswersOnlyWhatWasAskedBefore() {
        TestManifest image = pushImage("1.4");
        assertThat(registry.manifests().cached(APP, tag("1.4"))).isEmpty();

        registry.manifests().get(APP, tag("1.4"));

        assertThat(registry.manifests().cached(APP, tag("1.4"))).isPresent();
        assertThat(registry.manifests().cached(APP, digest(image.digest()))).isPresent();
    }

    @Test
    void aMovedTagIsSeenAtOnce() {
        pushImage("latest");
        registry.manifests().get(APP, tag("latest"));
        TestManifest second = TestManifest.image(CONFIG);

        registry.push(APP, second, "latest");

        assertThat(registry.manifests().cached(APP, tag("latest"))).isEmpty();
        assertThat(registry.manifests().get(APP, tag("latest")).digest()).isEqualTo(second.digest());
    }

    @Test
    void anUnknownManifestIsUnknownAlsoInAnUnknownRepository() {
        pushImage("1.4");

        assertThat(refusal(() -> registry.manifests().get(APP, tag("1.5"))).code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
        assertThat(refusal(() -> registry.manifests().get(new RepositoryName("no/such"), tag("1.4")))
                        .code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
        assertThat(refusal(() -> registry.manifests().get(OTHER, tag("1.4"))).code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
    }

    @Test
    void allMissingBlobsAreNamedAndNothingIsStored() {
        registry.push(APP, LAYER);
        registry.push(OTHER, CONFIG);
        TestManifest image = TestManifest.image(CONFIG, LAYER, LAYER_2);

        DomainException refusal = refusal(() -> registry.push(APP, image, "1.4"));

        assertThat(refusal.code()).isEqualTo(RegistryErrorCode.MANIFEST_BLOB_UNKNOWN);
        assertThat(refusal)
                .hasMessageContaining(sha256(CONFIG).toString())
                .hasMessageContaining(sha256(LAYER_2).toString());
        assertThat(refusal.getMessage()).doesNotContain(sha256(LAYER).toString());
        assertThat(refusal(() -> registry.manifests().get(APP, tag("1.4"))).code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
    }

    @Test
    void aWrongSizeInADescriptorIsRefused() {
        pushBlobs();
        TestManifest image = TestManifest.image(
                TestManifest.descriptor("application/json", CONFIG), TestManifest.layer(sha256(LAYER), 999, ""));

        DomainException refusal = refusal(() -> registry.push(APP, image));

        assertThat(refusal.code()).isEqualTo(RegistryErrorCode.SIZE_INVALID);
        assertThat(refusal).hasMessageContaining(sha256(LAYER).toString());
    }

    @Test
    void layersFromElsewhereMayBeMissing() {
        registry.push(APP, CONFIG);
        TestManifest image = TestManifest.image(
                TestManifest.descriptor("application/json", CONFIG),
                TestManifest.layer(sha256(LAYER), 1_000, ",\"urls\":[\"https://example.com/layer\"]"),
                TestManifest.descriptor(
                        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", bytes(9, 5_000)));

        PutManifest.Result result =
                registry.manifests().put(ACTOR, TestRegistry.put(APP, image, new TagCondition.Any(), "foreign"));

        assertThat(result.missing()).isEmpty();
        assertThat(registry.manifests().get(APP, tag("foreign")).content()).isEqualTo(image.bytes());
    }

    @Test
    void missingLayersAreAcceptedWhereTheSettingSaysSoAndHeldWhenTheyCome() {
        ContentSettings usual = ContentSettings.DEFAULT;
        TestRegistry lenient = TestRegistry.with(new ContentSettings(
                usual.lease(), MissingBlobs.ACCEPT, usual.manifestLimit(), usual.manifestCacheBytes()));
        try (var _ = lenient.database()) {
            lenient.push(APP, CONFIG);
            PutManifest put =
                    TestRegistry.put(APP, TestManifest.image(CONFIG, LAYER), new TagCondition.Any(), "sparse");

            assertThat(lenient.manifests().put(ACTOR, put).missing()).containsExactly(sha256(LAYER));
            lenient.push(APP, LAYER);

            assertThat(refusal(() -> lenient.blobs().delete(ACTOR, APP, sha256(LAYER)))
                            .code())
                    .isEqualTo(RegistryErrorCode.UNSUPPORTED);
            assertThat(lenient.manifests().put(ACTOR, put).missing()).isEmpty();
        }
    }

    @Test
    void aManifestBeyondTheLimitIsRefused() {
        byte[] content = new byte[ContentSettings.DEFAULT.manifestLimit() + 1];

        assertThat(refusal(() -> registry.manifests()
                                .put(
                                        ACTOR,
                                        new PutManifest(
                                                APP,
                                                Optional.empty(),
                                                List.of(),
                                                Optional.empty(),
                                                content,
                                                new TagCondition.Any())))
                        .code())
                .isEqualTo(RegistryErrorCode.MANIFEST_TOO_LARGE);
    }

    @Test
    void childrenOfAnIndexMayComeLaterAndThenBelongToIt() {
        TestManifest child = TestManifest.image(CONFIG, LAYER);
        TestManifest index = TestManifest.index(child);
        PutManifest.Result result =
                registry.manifests().put(ACTOR, TestRegistry.put(APP, index, new TagCondition.Any(), "multi"));
        assertThat(result.missing()).containsExactly(child.digest());

        pushBlobs();
        registry.push(APP, child);

        assertThat(refusal(() -> delete(digest(child.digest()))).code()).isEqualTo(RegistryErrorCode.UNSUPPORTED);
    }

    @Test
    void theChildrenOfAnIndexMayBeBlobs() {
        pushBlobs();
        TestManifest cache = TestManifest.index(
                TestManifest.descriptor("application/vnd.oci.image.layer.v1.tar+gzip", LAYER),
                TestManifest.descriptor("application/vnd.buildkit.cacheconfig.v0", CONFIG));

        registry.push(APP, cache, "cache");

        assertThat(refusal(() -> registry.blobs().delete(ACTOR, APP, sha256(LAYER)))
                        .code())
                .isEqualTo(RegistryErrorCode.UNSUPPORTED);
    }

    @Test
    void aChildOfAWrongSizeIsRefused() {
        TestManifest child = pushImage();
        TestManifest index =
                TestManifest.index(child.descriptor().replace("\"size\":" + child.bytes().length, "\"size\":7"));

        assertThat(refusal(() -> registry.push(APP, index)).code()).isEqualTo(RegistryErrorCode.SIZE_INVALID);
    }

    @Test
    void oddButLegalManifestsAreAccepted() {
        registry.push(APP, CONFIG);
        TestManifest empty = TestManifest.index(new TestManifest[0]);
        registry.push(APP, empty);
        TestManifest nested = TestManifest.index(empty);
        registry.push(APP, nested);
        registry.push(APP, TestManifest.index(nested), "nested");
        registry.push(APP, TestManifest.image(CONFIG), "no-layers");
        byte[] odd = "{\"mediaType\":\"application/vnd.odd\",\"blobs\":[1]}".getBytes(StandardCharsets.UTF_8);
        registry.manifests()
                .put(
                        ACTOR,
                        new PutManifest(
                                APP,
                                Optional.empty(),
                                List.of(new Tag("odd")),
                                Optional.empty(),
                                odd,
                                new TagCondition.Any()));

        assertThat(registry.manifests().get(APP, tag("odd")).content()).isEqualTo(odd);
        assertThat(registry.tags().list(APP, Optional.empty(), 10).names())
                .containsExactly("nested", "no-layers", "odd");
    }

    @Test
    void aManifestIsKeptUnderTheAlgorithmItWasPushedWith() {
        pushBlobs();
        TestManifest image = TestManifest.image(CONFIG, LAYER);
        Digest sha512 = DigestAlgorithm.SHA512.digest(image.bytes());

        registry.manifests().put(ACTOR, put(image, sha512, "long"));

        assertThat(registry.manifests().get(APP, tag("long")).digest()).isEqualTo(sha512);
        assertThat(refusal(() -> registry.manifests().get(APP, digest(image.digest())))
                        .code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
    }

    @Test
    void aWrongDigestIsRefused() {
        pushBlobs();
        TestManifest image = TestManifest.image(CONFIG, LAYER);

        assertThat(refusal(() -> registry.manifests().put(ACTOR, put(image, sha256(LAYER), "x")))
                        .code())
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);
        assertThat(refusal(() -> registry.manifests()
                                .put(ACTOR, put(image, Digest.parse("md5:d41d8cd98f00b204e9800998ecf8427e"), "x")))
                        .code())
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);
    }

    @Test
    void contentThatIsNoManifestIsRefused() {
        byte[] content = "{]".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(() -> registry.manifests()
                                .put(
                                        ACTOR,
                                        new PutManifest(
                                                APP,
                                                Optional.empty(),
                                                List.of(),
                                                Optional.empty(),
                                                content,
                                                new TagCondition.Any())))
                        .code())
                .isEqualTo(RegistryErrorCode.MANIFEST_INVALID);
    }

    @Test
    void onlyOneOfTwoConditionalWritesWins() {
        TestManifest old = pushImage("latest");
        TestManifest first = TestManifest.image(CONFIG);
        TestManifest second = TestManifest.image(LAYER);
        TagCondition condition = new TagCondition.Matches(old.digest());

        registry.manifests().put(ACTOR, TestRegistry.put(APP, first, condition, "latest"));

        assertThat(refusal(() -> registry.manifests().put(ACTOR, TestRegistry.put(APP, second, condition, "latest")))
                        .code())
                .isEqualTo(RegistryErrorCode.PRECONDITION);
        assertThat(registry.manifests().get(APP, tag("latest")).digest()).isEqualTo(first.digest());
        assertThat(refusal(() -> registry.manifests().get(APP, digest(second.digest())))
                        .code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
    }

    @Test
    void aTagThatMustNotExistIsWrittenOnce() {
        pushBlobs();
        PutManifest put = TestRegistry.put(APP, TestManifest.image(CONFIG, LAYER), new TagCondition.Absent(), "v1");
        registry.manifests().put(ACTOR, put);

        assertThat(refusal(() -> registry.manifests().put(ACTOR, put)).code())
                .isEqualTo(RegistryErrorCode.PRECONDITION);
    }

    @Test
    void deletingAManifestDeletesItsTagsAndNoOthers() {
        TestManifest image = pushImage("a", "b");
        registry.push(APP, TestManifest.image(CONFIG), "c");
        registry.manifests().get(APP, tag("a"));

        delete(digest(image.digest()));

        assertThat(registry.tags().list(APP, Optional.empty(), 10).names()).containsExactly("c");
        assertThat(registry.manifests().cached(APP, tag("a"))).isEmpty();
        assertThat(refusal(() -> registry.manifests().get(APP, tag("a"))).code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
        assertThat(refusal(() -> registry.manifests().get(APP, digest(image.digest())))
                        .code())
                .isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
        assertThat(refusal(() -> delete(digest(image.digest()))).code()).isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
    }

    @Test
    void deletingATagLeavesTheManifest() {
        TestManifest image = pushImage("a", "b");

        delete(tag("a"));

        assertThat(registry.tags().list(APP, Optional.empty(), 10).names()).containsExactly("b");
        assertThat(registry.manifests().get(APP, digest(image.digest())).digest())
                .isEqualTo(image.digest());
        assertThat(refusal(() -> delete(tag("a"))).code()).isEqualTo(RegistryErrorCode.MANIFEST_UNKNOWN);
    }

    @Test
    void aConditionalDeletionSparesATagThatMoved() {
        TestManifest image = pushImage("a");

        assertThat(refusal(() -> registry.manifests().delete(ACTOR, APP, tag("a"), Optional.of(sha256(CONFIG))))
                        .code())
                .isEqualTo(RegistryErrorCode.PRECONDITION);
        registry.manifests().delete(ACTOR, APP, tag("a"), Optional.of(image.digest()));

        assertThat(registry.tags().list(APP, Optional.empty(), 10).names()).isEmpty();
    }

    @Test
    void blobsStayForALeaseWhenTheirLastManifestIsDeleted() {
        TestManifest image = pushImage("a");
        registry.push(APP, TestManifest.image(CONFIG), "b");
        registry.clock().advance(Duration.ofDays(30));
        collect();
        assertThat(registry.blobs().promise(APP, sha256(LAYER))).isPresent();

        delete(digest(image.digest()));
        registry.clock().advance(Duration.ofHours(23));
        collect();
        assertThat(registry.blobs().find(APP, sha256(LAYER))).isPresent();
        registry.clock().advance(Duration.ofHours(2));
        collect();

        assertThat(registry.blobs().find(APP, sha256(LAYER))).isEmpty();
        assertThat(registry.blobs().find(APP, sha256(CONFIG))).isPresent();
    }

    @Test
    void aBlobPromisedAfterItsManifestWentStaysAsLongAsPromised() {
        TestManifest image = pushImage("a");
        assertThat(registry.blobs().promise(APP, sha256(LAYER))).isPresent();
        delete(digest(image.digest()));
        registry.clock().advance(Duration.ofHours(23));

        assertThat(registry.blobs().promise(APP, sha256(LAYER))).isPresent();
        registry.clock().advance(Duration.ofHours(20));
        collect();

        registry.push(APP, TestManifest.image(LAYER), "again");
    }

    @Test
    void aDeletedSubjectLeavesItsReferrers() {
        TestManifest image = pushImage("a");
        TestManifest signature = TestManifest.image(CONFIG).subject(image);
        assertThat(registry.manifests()
                        .put(ACTOR, TestRegistry.put(APP, signature, new TagCondition.Any()))
                        .subject())
                .contains(image.digest());

        delete(digest(image.digest()));

        assertThat(registry.manifests().get(APP, digest(signature.digest())).digest())
                .isEqualTo(signature.digest());
    }

    @Test
    void aRepeatedPushKeepsWhatIsThereAndMovesTags() {
        TestManifest image = pushImage("a");

        registry.push(APP, image, "b");

        assertThat(registry.tags().list(APP, Optional.empty(), 10).names()).containsExactly("a", "b");
    }

    @Test
    void aManifestWhoseStoredBytesAreDamagedIsNotServedAndRepairedByTheNextPush() {
        TestManifest image = pushImage("1.4");
        registry.database()
                .transact(tx -> tx.sql("update manifest set content = :content")
                        .bind("content", bytes(9, image.bytes().length))
                        .update());
        assertThat(refusal(() -> registry.manifests().get(APP, tag("1.4"))).code())
                .isEqualTo(RegistryErrorCode.DAMAGED);

        registry.push(APP, image, "1.4");

        assertThat(registry.manifests().get(APP, tag("1.4")).content()).isEqualTo(image.bytes());
    }

    @Test
    void severalTagsAreWrittenTogetherOrNotAtAll() {
        TestManifest image = pushImage("b");
        TestManifest other = TestManifest.image(CONFIG);
        PutManifest put = TestRegistry.put(APP, other, new TagCondition.Absent(), "a", "b");

        assertThat(refusal(() -> registry.manifests().put(ACTOR, put)).code())
                .isEqualTo(RegistryErrorCode.PRECONDITION);

        assertThat(registry.tags().list(APP, Optional.empty(), 10).names()).containsExactly("b");
        assertThat(registry.manifests().get(APP, tag("b")).digest()).isEqualTo(image.digest());
    }

    private void collect() {
        registry.objects().unlinkExpired(registry.clock().instant(), 100);
    }

    private void delete(Reference reference) {
        registry.manifests().delete(ACTOR, APP, reference, Optional.empty());
    }

    private void pushBlobs() {
        registry.push(APP, CONFIG);
        registry.push(APP, LAYER);
    }

    private TestManifest pushImage(String... tags) {
        pushBlobs();
        TestManifest image = TestManifest.image(CONFIG, LAYER);
        registry.push(APP, image, tags);
        return image;
    }

    private static PutManifest put(TestManifest manifest, Digest digest, String tag) {
        return new PutManifest(
                APP,
                Optional.of(digest),
                List.of(new Tag(tag)),
                Optional.of(manifest.mediaType()),
                manifest.bytes(),
                new TagCondition.Any());
    }

    private static Digest sha256(byte[] content) {
        return DigestAlgorithm.SHA256.digest(content);
    }

    private static Reference tag(String tag) {
        return new Reference.ByTag(new Tag(tag));
    }

    private static Reference digest(Digest digest) {
        return new Reference.ByDigest(digest);
    }

    private static DomainException refusal(ThrowingCallable call) {
        return catchThrowableOfType(DomainException.class, call);
    }
}
