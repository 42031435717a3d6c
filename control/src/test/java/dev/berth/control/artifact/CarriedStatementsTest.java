package dev.berth.control.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.TestControl;
import dev.berth.control.TestRun;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is written down of statements that indexes carry, and by whom.
@OnBothDatabases
class CarriedStatementsTest {

    private static final RepositoryName APP = RepositoryName.parse("team/app");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final Descriptions descriptions = new Descriptions(database, control.manifests(), control.blobs());

    @BeforeEach
    void team() {
        control.project("team");
    }

    @Test
    void anIndexIsWrittenDownWithWhatItCarriesAboutItsImagesAndSoAboutItself() {
        Digest image = image("image");
        Digest index = index("1", image, statement("https://spdx.dev/Document", "https://slsa.dev/provenance/v1"));

        job();

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        image + " sbom", image + " provenance", index + " sbom", index + " provenance");
    }

    @Test
    void aStatementThatComesAfterItsIndexIsWrittenDownThen() {
        Digest image = image("image");
        String later = statementText("https://spdx.dev/Document");
        Digest index = index("1", image, digest(later));
        job();
        assertThat(rows()).isEmpty();

        put(later, MediaType.OCI_IMAGE_MANIFEST);
        job();

        assertThat(rows()).containsExactlyInAnyOrder(image + " sbom", index + " sbom");
    }

    @Test
    void whatOlderVersionsDescribedIsFilledIn() {
        Digest image = image("image");
        Digest index = index("1", image, statement("https://spdx.dev/Document"));
        job();
        forget();
        database.transact(tx ->
                tx.sql("update carried_statement_seen set artifact_id = 0").update());

        assertThat(job()).isEqualTo("described 0 manifests, and 2 statements in indexes");
        assertThat(rows()).containsExactlyInAnyOrder(image + " sbom", index + " sbom");
        assertThat(job()).isEqualTo("described 0 manifests");

        // As a node does that knows nothing of this.
        Digest other = index("2", image, statement("text/plain"));
        // An index is described again when something that it lists was described after it.
        for (int i = 0; i < 3; i++) {
            descriptions.catchUp("team");
        }
        forget();
        assertThat(job()).endsWith("4 statements in indexes");
        assertThat(rows()).contains(other + " other");
    }

    @Test
    void whatADeletedIndexCarriedIsGone() {
        index("1", image("image"), statement("https://spdx.dev/Document"));
        job();

        control.manifests().deleteAll(TestControl.ACTOR, APP);

        assertThat(rows()).isEmpty();
    }

    private void forget() {
        database.transact(tx -> tx.sql("delete from carried_statement").update());
    }

    private String job() {
        TestRun run = new TestRun();
        descriptions.run(run);
        return run.note();
    }

    private List<String> rows() {
        return database.read(tx -> tx.sql("select about, kind from carried_statement")
                .list(row -> row.text("about") + " " + row.text("kind")));
    }

    private Digest image(String name) {
        return put(
                """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[]}""".formatted(
                                MediaType.OCI_IMAGE_MANIFEST,
                                descriptor("application/vnd.oci.image.config.v1+json", name, 100, "")),
                MediaType.OCI_IMAGE_MANIFEST);
    }

    private Digest statement(String... predicates) {
        return put(statementText(predicates), MediaType.OCI_IMAGE_MANIFEST);
    }

    private static String statementText(String... predicates) {
        List<String> layers = Stream.of(predicates)
                .map(type -> descriptor(
                        "application/vnd.in-toto+json",
                        type,
                        100,
                        ",\"annotations\":{\"in-toto.io/predicate-type\":\"%s\"}".formatted(type)))
                .toList();
        return """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]}""".formatted(
                        MediaType.OCI_IMAGE_MANIFEST,
                        descriptor("application/vnd.oci.image.config.v1+json", "nowhere", 100, ""),
                        String.join(",", layers));
    }

    private Digest index(String tag, Digest image, Digest statement) {
        String text = """
                {"schemaVersion":2,"mediaType":"%s","manifests":[\
                {"mediaType":"%s","digest":"%s","size":%d},\
                {"mediaType":"%2$s","digest":"%5$s","size":%6$d,"annotations":{\
                "vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"%3$s"}}]}""".formatted(
                        MediaType.OCI_IMAGE_INDEX,
                        MediaType.OCI_IMAGE_MANIFEST,
                        image,
                        size(image),
                        statement,
                        size(statement));
        return put(text, MediaType.OCI_IMAGE_INDEX, tag);
    }

    /// Of what is not there yet, anything.
    private int size(Digest manifest) {
        return control.manifests()
                .find(APP, new Reference.ByDigest(manifest))
                .map(found -> found.content().length)
                .orElse(100);
    }

    private static String descriptor(String type, String content, int size, String more) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}".formatted(type, digest(content), size, more);
    }

    private static Digest digest(String text) {
        return DigestAlgorithm.SHA256.digest(text.getBytes(UTF_8));
    }

    private Digest put(String text, MediaType type, String... tags) {
        return control.manifests()
                .put(
                        TestControl.ACTOR,
                        new PutManifest(
                                APP,
                                Optional.empty(),
                                TestControl.tags(tags),
                                Optional.of(type),
                                text.getBytes(UTF_8),
                                new TagCondition.Any()))
                .digest();
    }
}
