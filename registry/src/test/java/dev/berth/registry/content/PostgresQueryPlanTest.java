package dev.berth.registry.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.gate.StorageAccount.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What PostgreSQL does for the statements that must cost the same however much there is: with thousands of rows
/// in each table, known to its statistics, and with the settings that reads and transactions have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresQueryPlanTest {

    private static final RepositoryId REPOSITORY = new RepositoryId(17);
    private static final Digest DIGEST = digest(16);
    private static final List<Digest> MANY =
            IntStream.range(0, 10).mapToObj(i -> digest(16 + 100 * i)).toList();

    private final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    /// Five thousand repositories; a hundred of them have 200 blobs, manifests, tags and uploads each.
    @BeforeAll
    void fill() {
        for (String statement : List.of("""
                insert into repository (name, created_at, updated_at)
                select 'team/app' || n, 0, 0 from generate_series(1, 5000) n""", """
                insert into stored_object (object_key, sha256, size, state, created_at)
                select lpad(n::text, 26, '0'), 'sha256:' || lpad(to_hex(n), 64, '0'), 1, 'live', 0
                from generate_series(1, 20000) n""", """
                insert into blob (digest, object_id, size, created_at)
                select sha256, id, 1, 0 from stored_object""", """
                insert into repository_blob (repository_id, digest, size, linked_at, lease_until)
                select 1 + id % 100, sha256, 1, 0, case when id % 7 = 0 then id end
                from stored_object""", """
                insert into manifest (repository_id, digest, media_type, subject_digest, size, annotations,
                    pushed_at, pushed_by, content)
                select 1 + id % 100, sha256, 'a/b', case when id % 5 = 0 then sha256 end, 1, '', 0, 'ann', ''
                from stored_object""", """
                insert into manifest_reference (repository_id, parent_digest, position, child_digest, kind, size,
                    blob_digest)
                select 1 + id % 100, sha256, position, sha256, 'layer', 1,
                    case when id % 7 > 0 and position < 3 then sha256 end
                from stored_object, generate_series(0, 3) position""", """
                insert into tag (repository_id, name, digest, version, pushed_at, pushed_by)
                select 1 + id % 100, 'v' || id, sha256, 1, 0, 'ann' from stored_object""", """
                insert into fallback_referrer (repository_id, tag, digest, media_type, size, annotations)
                select repository_id, name, digest, 'a/b', 1, '' from tag""", """
                insert into upload (id, repository_id, object_key, algorithm, started_by, started_at, seen_at)
                select 'id' || id, 1 + id % 100, object_key, 'sha256', 'ann', 0, id from stored_object""", """
                insert into pulled_day (repository_id, digest, begins_at, pulls)
                select repository_id, digest, 86400000 * day, 1 from manifest, generate_series(1, 3) day""", "analyze")) {
            database.transact(tx -> tx.sql(statement).update());
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void aPageOfTagsIsARangeOfTheIndex() {
        assertThat(Plans.ofRead(database, tx -> new JdbcTagStore().namesAfter(tx, REPOSITORY, "v", 10)))
                .anyMatch(step -> step.contains("using tag_pkey on tag"))
                .anyMatch(step -> step.contains("Index Cond") && step.contains("(name > "))
                .noneMatch(step -> step.contains("Sort"));
    }

    @Test
    void aPageOfReferrersIsARangeOfTheIndex() {
        var range = new JdbcReferrerStore.Range(REPOSITORY, "", "", 10);

        assertThat(Plans.ofRead(database, tx -> new JdbcReferrerStore().ofManifests(tx, range, DIGEST)))
                .anyMatch(step -> step.contains("using manifest_subject on manifest"))
                .anyMatch(step -> step.contains("Index Cond")
                        && step.contains("(subject_digest = ")
                        && step.contains("(digest > "));
        assertThat(Plans.ofRead(database, tx -> new JdbcReferrerStore().ofFallbackTag(tx, range, new Tag("v16"))))
                .anyMatch(
                        step -> step.contains("Index Cond") && step.contains("(tag = ") && step.contains("(digest > "));
    }

    @Test
    void aPullFindsEverythingByIndex() {
        assertSearched(Plans.ofRead(database, tx -> {
            new JdbcRepositoryStore().find(tx, new RepositoryName("team/app16"));
            new JdbcTagStore().find(tx, REPOSITORY, new Tag("v16"));
            new JdbcManifestStore().find(tx, REPOSITORY, DIGEST);
            new JdbcLinkStore().find(tx, new BlobLink(REPOSITORY, DIGEST));
        }));
    }

    @Test
    void aPushFindsEverythingByIndex() {
        JdbcReferenceStore references = new JdbcReferenceStore();
        JdbcManifestStore manifests = new JdbcManifestStore();
        JdbcLinkStore links = new JdbcLinkStore();

        assertSearched(Plans.ofWrite(database, tx -> {
            references.blobSizes(tx, REPOSITORY, MANY);
            references.keep(tx, REPOSITORY, MANY);
            references.fillWaiting(tx, REPOSITORY, DIGEST);
            manifests.sizes(tx, REPOSITORY, MANY);
            manifests.exists(tx, REPOSITORY, DIGEST);
            new JdbcObjectStore().findLive(tx, DIGEST);
            links.extendLease(tx, new BlobLink(REPOSITORY, DIGEST), Instant.now());
        }));
    }

    @Test
    void aDeletionFindsEverythingByIndex() {
        JdbcReferenceStore references = new JdbcReferenceStore();

        assertSearched(Plans.ofWrite(database, tx -> {
            references.parentOf(tx, REPOSITORY, DIGEST);
            references.blobsOf(tx, REPOSITORY, DIGEST);
            references.leaseUnreferenced(tx, REPOSITORY, MANY, Instant.EPOCH);
            new JdbcHoldingStore().held(tx, Kind.MANIFEST, "team", MANY);
            new JdbcHoldingStore().held(tx, Kind.BLOB, "team", MANY);
            new JdbcReferrerStore().deleteFallback(tx, REPOSITORY, new Tag("v16"));
            new JdbcTagStore().deleteAllOf(tx, REPOSITORY, DIGEST);
            new JdbcManifestStore().delete(tx, REPOSITORY, DIGEST);
        }));
    }

    @Test
    void aStepOfACollectionTakesWhatHasExpiredByIndex() {
        JdbcLinkStore links = new JdbcLinkStore();

        assertSearched(Plans.ofWrite(database, tx -> {
            links.unlinkExpired(tx, Instant.ofEpochMilli(2000), 50);
            links.forgetUnheld(tx, MANY);
            new JdbcObjectStore().doomUnnamed(tx, List.of(16L));
        }));
    }

    @Test
    void pullsOfADayAreWrittenAndForgottenByIndex() {
        JdbcPulledDayStore days = new JdbcPulledDayStore();
        Tuples pulls = new Tuples();
        MANY.forEach(digest -> pulls.add(REPOSITORY.value(), digest.toString(), 86_400_000L, 2));

        assertSearched(Plans.ofWrite(database, tx -> {
            days.count(tx, pulls);
            days.deleteBefore(tx, Instant.ofEpochMilli(86_400_001), 50);
        }));
    }

    @Test
    void aPageOfTheCatalogIsARangeOfTheIndex() {
        assertThat(Plans.ofRead(database, tx -> new JdbcRepositoryStore().withManifestsAfter(tx, "team/app5", 5)))
                .anyMatch(step -> step.contains("using repository_name_key on repository"))
                .noneMatch(step -> step.contains("Seq Scan"))
                .noneMatch(step -> step.contains("Sort"));
    }

    /// Every table is searched, none is read from end to end, be it by an index.
    private static void assertSearched(List<String> steps) {
        ListAssert<String> asserted = assertThat(steps).noneMatch(step -> step.contains("Seq Scan"));
        asserted.filteredOn(step -> step.contains("Index Cond")).hasSize((int) steps.stream()
                .filter(step -> step.contains("Scan using") || step.contains("Bitmap Index Scan"))
                .count());
    }

    private static Digest digest(int number) {
        return Digest.parse("sha256:" + "%064x".formatted(number));
    }
}
