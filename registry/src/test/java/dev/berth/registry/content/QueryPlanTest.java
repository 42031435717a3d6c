package dev.berth.registry.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.gate.StorageAccount.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the embedded database does for the statements that must cost the same however much there is.
class QueryPlanTest {

    private static final RepositoryId REPOSITORY = new RepositoryId(1);
    private static final Digest DIGEST = DigestAlgorithm.SHA256.digest(new byte[0]);
    private static final List<Digest> MANY = List.of(DIGEST);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    @Test
    void aPageOfTagsIsARangeOfTheIndex() {
        assertThat(plan(tx -> new JdbcTagStore().namesAfter(tx, REPOSITORY, "a", 10)))
                .singleElement()
                .asString()
                .startsWith("SEARCH tag USING COVERING INDEX")
                .contains("repository_id=? AND name>?");
    }

    @Test
    void aPageOfReferrersIsARangeOfTheIndex() {
        var range = new JdbcReferrerStore.Range(REPOSITORY, "", "", 10);

        assertThat(plan(tx -> new JdbcReferrerStore().ofManifests(tx, range, DIGEST)))
                .singleElement()
                .asString()
                .contains("USING INDEX manifest_subject (repository_id=? AND subject_digest=? AND digest>?)");
        assertThat(plan(tx -> new JdbcReferrerStore().ofFallbackTag(tx, range, new Tag("a"))))
                .singleElement()
                .asString()
                .contains("(repository_id=? AND tag=? AND digest>?)");
    }

    @Test
    void aPushFindsEverythingByIndex() {
        JdbcReferenceStore references = new JdbcReferenceStore();
        JdbcManifestStore manifests = new JdbcManifestStore();

        assertThat(plan(tx -> {
                    references.blobSizes(tx, REPOSITORY, MANY);
                    references.keep(tx, REPOSITORY, MANY);
                    references.fillWaiting(tx, REPOSITORY, DIGEST);
                    manifests.sizes(tx, REPOSITORY, MANY);
                    manifests.exists(tx, REPOSITORY, DIGEST);
                }))
                .noneMatch(QueryPlanTest::readsATable);
    }

    @Test
    void aDeletionFindsEverythingByIndex() {
        JdbcReferenceStore references = new JdbcReferenceStore();

        assertThat(plan(tx -> {
                    references.parentOf(tx, REPOSITORY, DIGEST);
                    references.blobsOf(tx, REPOSITORY, DIGEST);
                    references.leaseUnreferenced(tx, REPOSITORY, MANY, Instant.EPOCH);
                    new JdbcHoldingStore().held(tx, Kind.MANIFEST, "team", MANY);
                    new JdbcHoldingStore().held(tx, Kind.BLOB, "team", MANY);
                    new JdbcTagStore().deleteAllOf(tx, REPOSITORY, DIGEST);
                    new JdbcManifestStore().delete(tx, REPOSITORY, DIGEST);
                }))
                .noneMatch(QueryPlanTest::readsATable);
    }

    @Test
    void pullsOfADayAreWrittenAndForgottenByIndex() {
        JdbcPulledDayStore days = new JdbcPulledDayStore();

        assertThat(plan(tx -> {
                    days.count(tx, new Tuples().add(1, DIGEST.toString(), 0, 2));
                    days.deleteBefore(tx, Instant.EPOCH, 50);
                }))
                .isNotEmpty()
                .noneMatch(QueryPlanTest::readsATable);
    }

    /// The rows that came with the statement are all read, which is as it should be.
    private static boolean readsATable(String step) {
        return step.startsWith("SCAN") && !step.startsWith("SCAN tuple");
    }

    private List<String> plan(Consumer<Transaction> work) {
        return Plans.ofWrite(database, work);
    }
}
