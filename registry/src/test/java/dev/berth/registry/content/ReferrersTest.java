package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static dev.berth.registry.TestRegistry.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.FallbackTag;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class ReferrersTest {

    private static final byte[] EMPTY = bytes(5, 2);

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    private TestManifest image = TestManifest.image(EMPTY);

    @BeforeEach
    void pushTheSubject() {
        image = registry.pushImage(APP, 1, "app");
        registry.push(APP, EMPTY);
    }

    @Test
    void referrersShowWhatTheySayOfThemselves() {
        TestManifest signature = referrer("application/vnd.sig", 1);
        registry.push(APP, signature);

        ReferrersPage page = list();

        assertThat(page)
                .isEqualTo(new ReferrersPage(
                        List.of(new Descriptor(
                                MediaType.OCI_IMAGE_MANIFEST,
                                signature.digest(),
                                signature.bytes().length,
                                new MediaType("application/vnd.sig"),
                                Map.of("n", "1"),
                                List.of())),
                        false));
    }

    @Test
    void aReferrerMayComeBeforeItsSubject() {
        TestManifest unknown = TestManifest.image(bytes(77, 10));
        registry.push(APP, TestManifest.image(EMPTY).subject(unknown));

        assertThat(list(unknown.digest()).manifests()).hasSize(1);
    }

    @Test
    void nothingIsSaidAboutOtherSubjectsOrRepositories() {
        registry.push(APP, referrer("application/vnd.sig", 1));

        assertThat(list(DigestAlgorithm.SHA256.digest(EMPTY)).manifests()).isEmpty();
        assertThat(registry.referrers()
                        .list(OTHER, image.digest(), List.of(), Optional.empty(), 10)
                        .manifests())
                .isEmpty();
    }

    @Test
    void severalTypesMayBeAskedFor() {
        registry.push(APP, referrer("application/vnd.sig", 1));
        registry.push(APP, referrer("application/vnd.sbom+json", 2));
        registry.push(APP, referrer("application/vnd.other", 3));

        assertThat(types("application/vnd.sbom+json")).containsExactly("application/vnd.sbom+json");
        assertThat(types("application/vnd.sig", "application/vnd.sbom+json"))
                .containsExactlyInAnyOrder("application/vnd.sig", "application/vnd.sbom+json");
        assertThat(types("application/vnd.si")).isEmpty();
        assertThat(types("no type,application/vnd.sig")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherInDigestOrder() {
        List<Digest> pushed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            TestManifest referrer = referrer("application/vnd.sig", i);
            pushed.add(referrer.digest());
            registry.push(APP, referrer);
        }
        registry.push(APP, TestManifest.index(fallback(20), fallback(21)), tag());
        pushed.add(referrer("application/vnd.old", 20).digest());
        pushed.add(referrer("application/vnd.old", 21).digest());

        List<Digest> seen = new ArrayList<>();
        ReferrersPage page = page(Optional.empty());
        seen.addAll(digests(page));
        while (page.more()) {
            page = page(Optional.of(seen.getLast()));
            seen.addAll(digests(page));
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pushed);
        assertThat(seen.stream().map(Digest::toString)).isSorted();
    }

    @Test
    void whatAFallbackIndexListsIsListed() {
        registry.push(APP, TestManifest.index(fallback(1)), tag());

        Descriptor listed = list().manifests().getFirst();

        assertThat(listed.digest()).isEqualTo(referrer("application/vnd.old", 1).digest());
        assertThat(listed.artifactTypeIfAny()).contains(new MediaType("application/vnd.old"));
        assertThat(listed.annotations()).containsEntry("by", "client");
        assertThat(types("application/vnd.old")).hasSize(1);
    }

    @Test
    void aReferrerThatIsListedTwiceIsOne() {
        TestManifest referrer = referrer("application/vnd.old", 1);
        registry.push(APP, referrer);
        registry.push(APP, TestManifest.index(fallback(1)), tag());

        assertThat(list().manifests()).hasSize(1);
        assertThat(list().manifests().getFirst().annotations()).containsEntry("n", "1");
    }

    @Test
    void aNewFallbackIndexTakesThePlaceOfTheOld() {
        registry.push(APP, TestManifest.index(fallback(1)), tag());
        registry.push(APP, TestManifest.index(fallback(2)), tag());

        assertThat(list().manifests())
                .extracting(Descriptor::digest)
                .containsExactly(referrer("application/vnd.old", 2).digest());
    }

    @Test
    void theFallbackListGoesWithItsTag() {
        TestManifest index = TestManifest.index(fallback(1));
        registry.push(APP, index, tag());
        registry.manifests()
                .delete(ACTOR, APP, new Reference.ByTag(FallbackTag.tagFor(image.digest())), Optional.empty());
        assertThat(list().manifests()).isEmpty();

        registry.push(APP, index, tag());
        registry.manifests().delete(ACTOR, APP, new Reference.ByDigest(index.digest()), Optional.empty());
        assertThat(list().manifests()).isEmpty();

        registry.push(APP, index, tag());
        registry.push(APP, image, tag());
        assertThat(list().manifests()).isEmpty();
    }

    private TestManifest referrer(String type, int number) {
        return TestManifest.image(EMPTY)
                .artifactType(type)
                .annotations(Map.of("n", Integer.toString(number)))
                .subject(image);
    }

    private String fallback(int number) {
        return referrer("application/vnd.old", number).descriptor("application/vnd.old", Map.of("by", "client"));
    }

    private String tag() {
        return FallbackTag.tagFor(image.digest()).value();
    }

    private ReferrersPage list() {
        return list(image.digest());
    }

    private ReferrersPage list(Digest subject) {
        return registry.referrers().list(APP, subject, List.of(), Optional.empty(), 100);
    }

    private ReferrersPage page(Optional<Digest> after) {
        return registry.referrers().list(APP, image.digest(), List.of(), after, 2);
    }

    private List<String> types(String... types) {
        return registry
                .referrers()
                .list(APP, image.digest(), List.of(types), Optional.empty(), 100)
                .manifests()
                .stream()
                .flatMap(listed -> listed.artifactTypeIfAny().stream())
                .map(MediaType::value)
                .toList();
    }

    private static List<Digest> digests(ReferrersPage page) {
        return page.manifests().stream().map(Descriptor::digest).toList();
    }
}
