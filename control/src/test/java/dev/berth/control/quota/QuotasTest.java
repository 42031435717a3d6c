package dev.berth.control.quota;

import static dev.berth.control.TestControl.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.control.TestControl;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class QuotasTest {

    private static final ListQuery EVERYTHING = new ListQuery(Filter.ALL, List.of(), 0, 0);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(clock);
    private final java.util.List<dev.berth.platform.events.Event> refusals = new java.util.ArrayList<>();
    private boolean enforced = true;
    private final TestControl control =
            new TestControl(database, new QuotaGate(_ -> enforced, outbox, refusals::add, clock));
    private final Quotas quotas = new Quotas(database, outbox, clock, _ -> -1);

    @BeforeEach
    void projects() {
        control.projects().whenCreated(quotas);
        control.project("team");
        control.project("other");
    }

    private Quota team() {
        return quotas.of("team").orElseThrow();
    }

    private long used(String project) {
        return quotas.of(project).orElseThrow().used();
    }

    private void limit(String project, long bytes) {
        quotas.update(ACTOR, quotas.of(project).orElseThrow().id(), new StorageLimit(bytes));
    }

    private static void assertRefused(ErrorCode code, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private long number(String sql) {
        return database.read(tx -> tx.sql(sql).first(row -> row.number("found")).orElseThrow());
    }

    private long warnings() {
        return number("select count(*) as found from event where type = 'quota.warned'");
    }

    @Test
    void eachContentOfAProjectCountsOnce() {
        control.pushBlob("team/app", "layer", 100);
        control.pushBlob("team/app", "layer", 100);
        control.pushBlob("team/web", "layer", 100);
        control.pushBlob("team/web", "more", 20);
        control.pushBlob("other/app", "layer", 100);

        assertThat(used("team")).isEqualTo(120);
        assertThat(used("other")).isEqualTo(100);
    }

    @Test
    void whileQuotasAreNotEnforcedNothingIsRefusedOrWarnedOfAndEverythingIsCounted() {
        limit("team", 1000);
        enforced = false;
        for (int i = 0; i < 40; i++) {
            control.pushBlob("team/app", "layer" + i, 100);
        }
        assertThat(used("team")).isEqualTo(4000);
        assertThat(warnings()).isZero();

        enforced = true;

        for (int i = 40; i < 80; i++) {
            String content = "layer" + i;
            assertRefused(QuotaErrorCode.DENIED, () -> control.pushBlob("team/app", content, 1));
        }
        assertThat(used("team")).isEqualTo(4000);
    }

    @Test
    void manifestsCountWithTheirBytes() {
        control.push("team/app", "one", "latest");
        long one = used("team");
        control.push("team/app", "one", "again");
        Digest digest = control.push("team/web", "one");

        assertThat(one).isGreaterThan(50);
        assertThat(used("team")).isEqualTo(one);
        control.delete("team/app", new Reference.ByDigest(digest));
        assertThat(used("team")).isEqualTo(one);
        control.delete("team/web", new Reference.ByDigest(digest));
        assertThat(used("team")).isZero();
    }

    @Test
    void whatIsMountedDeletedOrCollectedIsCounted() {
        Digest layer = control.pushBlob("team/app", "layer", 100);
        RepositoryName app = RepositoryName.parse("team/app");
        RepositoryName web = RepositoryName.parse("other/web");

        control.blobs().mount(ACTOR, web, layer, app);
        assertThat(used("other")).isEqualTo(100);
        control.blobs().delete(ACTOR, app, layer);
        assertThat(used("team")).isZero();
        control.clock().pass(Duration.ofHours(2));
        control.objects().unlinkExpired(control.clock().instant(), 100);

        assertThat(used("other")).isZero();
        assertThat(number("select count(*) as found from quota_content")).isZero();
    }

    @Test
    void whatDoesNotFitIsRefusedAndTheRestIsNot() {
        limit("team", 1_000);
        control.pushBlob("team/app", "most", 900);

        assertThatThrownBy(() -> control.pushBlob("team/app", "much", 101))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(QuotaErrorCode.DENIED))
                .hasMessage("adding 101 B of storage resource, which when updated to current usage of 900 B will"
                        + " exceed the configured upper limit of 1000 B.");
        assertThat(used("team")).isEqualTo(900);
        control.pushBlob("team/web", "most", 900);
        control.pushBlob("team/app", "little", 100);
        assertThat(used("team")).isEqualTo(1_000);
        assertRefused(QuotaErrorCode.DENIED, () -> control.push("team/app", "manifest"));
        assertRefused(QuotaErrorCode.DENIED, () -> control.pushBlob("team/app", "one more", 1));
        control.pushBlob("other/app", "one more", 1);
    }

    @Test
    void aLimitMayBeLoweredBelowWhatIsHeldAndLiftedAgain() {
        Digest[] layers = IntStream.range(0, 50)
                .mapToObj(i -> control.pushBlob("team/app", "layer" + i, 100))
                .toArray(Digest[]::new);
        limit("team", 1_000);
        for (int i = 0; i < 41; i++) {
            assertRefused(QuotaErrorCode.DENIED, () -> control.pushBlob("team/app", "new", 1));
            control.blobs().delete(ACTOR, RepositoryName.parse("team/app"), layers[i]);
        }
        control.pushBlob("team/app", "new", 100);
        assertRefused(QuotaErrorCode.DENIED, () -> control.pushBlob("team/app", "newer", 1));

        limit("team", -1);

        control.pushBlob("team/app", "huge", 1L << 40);
        assertThat(used("team")).isEqualTo(1_000 + (1L << 40));
    }

    @Test
    void somebodyIsWarnedOnceWhenLittleIsLeft() {
        limit("team", 1_000);
        for (int i = 0; i < 85; i++) {
            control.pushBlob("team/app", "layer" + i, 10);
        }
        assertThat(warnings()).isZero();

        for (int i = 85; i < 100; i++) {
            control.pushBlob("team/app", "layer" + i, 10);
        }

        assertThat(used("team")).isEqualTo(1_000);
        assertThat(warnings()).isEqualTo(1);
    }

    @Test
    void nobodyPushesPastALimitHoweverManyPushAtOnce() throws Exception {
        limit("team", 1_005);
        long admitted = 0;
        try (var clients = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> pushes = IntStream.range(0, 130)
                    .<Callable<Boolean>>mapToObj(i -> () -> pushes("team/app" + i % 5, "layer" + i))
                    .toList();
            for (Future<Boolean> push : clients.invokeAll(pushes)) {
                admitted += push.get() ? 1 : 0;
            }
        }

        assertThat(admitted).isEqualTo(100);
        assertThat(used("team")).isEqualTo(1_000);
        assertThat(number("select cast(sum(size) as bigint) as found from quota_content"))
                .isEqualTo(1_000);
    }

    private boolean pushes(String repository, String content) {
        while (true) {
            try {
                control.pushBlob(repository, content, 10);
                return true;
            } catch (DomainException refusal) {
                assertThat(refusal.code()).isEqualTo(QuotaErrorCode.DENIED);
                return false;
            } catch (DatabaseException busy) {
                assertThat(busy.reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE);
            }
        }
    }

    @Test
    void afterAThousandRandomOperationsTheCountIsWhatACountFinds() {
        RandomGenerator random = TestRandom.seeded("quotas");
        List<String> repositories = List.of("team/a", "team/b", "team/c/d", "other/a", "other/b");
        List<Digest> blobs = new ArrayList<>();
        List<Digest> manifests = new ArrayList<>();
        limit("other", 40_000);
        for (int i = 0; i < 1_000; i++) {
            String repository = repositories.get(random.nextInt(repositories.size()));
            try {
                operate(random, repository, repositories, blobs, manifests);
            } catch (DomainException refused) {
                // A quota, a manifest that needs the blob, or nothing of that name: all change nothing.
            }
            if (i % 250 == 249) {
                recount();
            }
        }
        assertThat(used("team")).isPositive();
        assertThat(used("other")).isBetween(1L, 40_000L);
    }

    private void operate(
            RandomGenerator random,
            String repository,
            List<String> repositories,
            List<Digest> blobs,
            List<Digest> manifests) {
        RepositoryName name = RepositoryName.parse(repository);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> {
                int content = random.nextInt(60);
                blobs.add(control.pushBlob(repository, "blob" + content, 37L * content));
            }
            case 4, 5 -> manifests.add(control.push(repository, "manifest" + random.nextInt(40), "latest"));
            case 6, 7 -> {
                RepositoryName from = RepositoryName.parse(repositories.get(random.nextInt(repositories.size())));
                control.blobs().mount(ACTOR, name, any(random, blobs), from);
            }
            case 8, 9 -> control.blobs().delete(ACTOR, name, any(random, blobs));
            case 10 -> control.delete(repository, new Reference.ByDigest(any(random, manifests)));
            default -> {
                control.clock().pass(Duration.ofMinutes(7));
                control.objects().unlinkExpired(control.clock().instant(), 1 + random.nextInt(20));
            }
        }
    }

    private static Digest any(RandomGenerator random, List<Digest> digests) {
        return digests.isEmpty()
                ? Digest.parse("sha256:" + "0".repeat(64))
                : digests.get(random.nextInt(digests.size()));
    }

    private void recount() {
        for (String project : List.of("team", "other")) {
            long found = number("""
                    select coalesce(cast(sum(size) as bigint), 0) as found
                    from (
                        select distinct 'blob', digest, size
                        from repository_blob
                        join repository on repository.id = repository_id
                        where repository.name like '%1$s/%%'
                        union all
                        select distinct 'manifest', digest, size
                        from manifest
                        join repository on repository.id = repository_id
                        where repository.name like '%1$s/%%'
                    ) as held
                    """.formatted(project));
            assertThat(used(project)).as(project).isEqualTo(found);
            assertThat(number("""
                    select count(*) as found
                    from quota_slot
                    where project = '%s'
                    and used <> (
                        select coalesce(sum(size), 0)
                        from quota_content
                        where quota_content.project = quota_slot.project
                        and substr(digest, length(digest)) = slot
                    )
                    """.formatted(project))).isZero();
        }
    }

    @Test
    void aProjectIsMadeWithItsLimit() {
        Project small = control.project("small", 500);

        assertThat(team().limit()).isEqualTo(StorageLimit.NONE);
        assertThat(team().ownerName()).isEqualTo("ada");
        assertThat(quotas.list(EVERYTHING)).extracting(Quota::project).containsExactly("team", "other", "small");
        assertThat(quotas.count(EVERYTHING)).isEqualTo(3);
        assertThat(quotas.of("small").orElseThrow().projectId()).isEqualTo(small.id());
        assertRefused(QuotaErrorCode.DENIED, () -> control.pushBlob("small/app", "layer", 501));
        assertRefused(QuotaErrorCode.BAD_REQUEST, () -> control.project("none", 0));
        assertThat(control.projects().find("none")).isEmpty();
    }

    @Test
    void quotasGoWithTheirProjects() {
        Project third = control.project("third");
        control.pushBlob("third/app", "layer", 10);

        control.projects().delete(ACTOR, third.id());

        assertThat(quotas.of("third")).isEmpty();
        control.project("third");
        assertThat(used("third")).isZero();
    }

    @Test
    void aRepositoryThatIsDeletedFreesWhatNoOtherHolds() {
        control.push("team/web", "note 3");
        long kept = used("team");
        IntStream.range(0, 20).forEach(i -> control.push("team/app", "note " + i));
        assertThat(used("team")).isGreaterThan(kept);

        control.manifests().deleteAll(ACTOR, RepositoryName.parse("team/app"));

        assertThat(used("team")).isEqualTo(kept);
    }

    @Test
    void aNewProjectCountsWhatAnEarlierOneOfItsNameIsStillSaidToHold() {
        Digest digest = control.pushBlob("team/app", "layer", 10);
        database.transact(tx -> tx.sql("insert into quota_content (project, kind, digest, size)"
                        + " select 'third', kind, digest, size from quota_content where project = 'team'")
                .update());

        control.project("third");
        assertThat(control.pushBlob("third/app", "layer", 10)).isEqualTo(digest);

        assertThat(used("third")).isEqualTo(10);
    }

    @Test
    void quotasAreOrderedByWhatIsUsed() {
        control.pushBlob("other/app", "layer", 10);
        Order most = new Order(Quotas.FIELDS.find("used.storage").orElseThrow(), true);

        assertThat(quotas.list(new ListQuery(Filter.ALL, List.of(most), 0, 1)))
                .extracting(Quota::project, Quota::used)
                .containsExactly(org.assertj.core.api.Assertions.tuple("other", 10L));
    }

    @Test
    void aLimitIsANumberOfBytesOrNone() {
        assertRefused(QuotaErrorCode.BAD_REQUEST, () -> new StorageLimit(0));
        assertRefused(QuotaErrorCode.BAD_REQUEST, () -> new StorageLimit(-2));
        assertRefused(QuotaErrorCode.NOT_FOUND, () -> quotas.update(ACTOR, 4711, StorageLimit.NONE));
        assertThat(quotas.find(team().id())).isPresent();
    }
}
