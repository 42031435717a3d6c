package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.events.Outbox;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class PullLogTest {

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    @Test
    void pullsAreCountedForTheManifestAndForTheTag() {
        TestManifest image = registry.pushImage(APP, 1, "a", "b");
        pull(image, Optional.of(new Tag("a")));
        pull(image, Optional.of(new Tag("a")));
        pull(image, Optional.of(new Tag("b")));
        pull(image, Optional.empty());
        assertThat(manifestPulls()).isZero();

        registry.pulls().flush();
        registry.pulls().flush();

        assertThat(manifestPulls()).isEqualTo(4);
        assertThat(tagPulls("a")).isEqualTo(2);
        assertThat(tagPulls("b")).isEqualTo(1);
    }

    @Test
    void theLatestPullStaysWhenANodeWritesDownAnEarlierOneAfterIt() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        PullLog otherNode = new PullLog(registry.database(), new Outbox(registry.clock()), registry.clock());
        RepositoryId repository = registry.repositories().require(APP);
        otherNode.record(new Pull(APP, repository, image.digest(), Optional.of(new Tag("a")), ACTOR));
        registry.clock().advance(Duration.ofMinutes(1));
        Instant latest = registry.clock().instant();
        pull(image, Optional.of(new Tag("a")));

        registry.pulls().flush();
        otherNode.flush();

        assertThat(manifestPulls()).isEqualTo(2);
        assertThat(pulledAt("manifest")).isEqualTo(latest);
        assertThat(pulledAt("tag")).isEqualTo(latest);
    }

    @Test
    void eachDayCountsItsOwnPullsHoweverManyNodesWriteThemAndWhenever() {
        TestManifest image = registry.pushImage(APP, 1, "a", "b");
        TestManifest other = registry.pushImage(APP, 2, "c");
        PullLog otherNode = new PullLog(registry.database(), new Outbox(registry.clock()), registry.clock());
        RepositoryId repository = registry.repositories().require(APP);
        otherNode.record(new Pull(APP, repository, image.digest(), Optional.of(new Tag("a")), ACTOR));
        pull(image, Optional.of(new Tag("b")));
        pull(image, Optional.empty());
        pull(other, Optional.of(new Tag("c")));
        registry.pulls().flush();
        registry.clock().advance(Duration.ofDays(1));
        pull(image, Optional.empty());

        registry.pulls().flush();
        otherNode.flush();

        assertThat(days(image)).containsExactly(3L, 1L);
        assertThat(days(other)).containsExactly(1L);
    }

    @Test
    void daysGoWithTheManifestAndAfterAMonth() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        TestManifest gone = registry.pushImage(APP, 2, "b");
        PulledDays days = new PulledDays(registry.database(), registry.clock());
        pull(image, Optional.empty());
        pull(gone, Optional.empty());
        registry.pulls().flush();
        registry.manifests().delete(ACTOR, APP, new Reference.ByDigest(gone.digest()), Optional.empty());
        assertThat(days(gone)).isEmpty();
        pull(gone, Optional.empty());
        registry.clock().advance(Duration.ofDays(PulledDays.SHOWN));
        pull(image, Optional.empty());
        pull(image, Optional.empty());
        registry.pulls().flush();

        assertThat(days(gone)).isEmpty();
        assertThat(days.deleteSome()).isZero();
        registry.clock().advance(Duration.ofDays(1));
        assertThat(days.deleteSome()).isEqualTo(1);
        assertThat(days(image)).containsExactly(2L);
    }

    @Test
    void whatIsGoneIsNotCounted() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        pull(image, Optional.of(new Tag("gone")));
        registry.pulls().record(new Pull(APP, new RepositoryId(99), image.digest(), Optional.empty(), ACTOR));

        registry.pulls().flush();

        assertThat(manifestPulls()).isEqualTo(1);
    }

    @Test
    void nothingIsLostOrCountedTwiceWhileManyCountAndOneFlushes() throws InterruptedException {
        TestManifest image = registry.pushImage(APP, 1, "a");
        RepositoryId repository = registry.repositories().require(APP);
        PullLog log = registry.pulls();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                for (int j = 0; j < 5_000; j++) {
                    log.record(new Pull(APP, repository, image.digest(), Optional.of(new Tag("a")), ACTOR));
                }
            }));
        }
        for (int i = 0; i < 20; i++) {
            log.flush();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        log.close();

        assertThat(manifestPulls()).isEqualTo(40_000);
        assertThat(tagPulls("a")).isEqualTo(40_000);
    }

    @Test
    void countsStayWhenTheDatabaseRefuses() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        pull(image, Optional.empty());
        PullLog log = registry.pulls();
        registry.database()
                .transact(tx -> tx.sql("alter table tag rename to hidden").update());
        pull(image, Optional.of(new Tag("a")));

        assertThatThrownBy(log::flush).isInstanceOf(DatabaseException.class);
        registry.database()
                .transact(tx -> tx.sql("alter table hidden rename to tag").update());
        registry.clock().advance(Duration.ofMinutes(1));
        log.flush();

        assertThat(manifestPulls()).isEqualTo(2);
        assertThat(tagPulls("a")).isEqualTo(1);
    }

    @Test
    void pullsThatMayHaveBeenWrittenDownAreNotWrittenAgain() {
        TestManifest image = registry.pushImage(APP, 1, "a");
        var answers = new LostAnswers(registry.database());
        PullLog log = new PullLog(answers, new Outbox(registry.clock()), registry.clock());
        Pull pull = new Pull(APP, registry.repositories().require(APP), image.digest(), Optional.empty(), ACTOR);
        log.record(pull);

        answers.loseNext();
        log.flush();
        log.record(pull);
        log.flush();
        log.flush();

        assertThat(manifestPulls()).isEqualTo(2);
    }

    private void pull(TestManifest image, Optional<Tag> tag) {
        registry.pulls().record(new Pull(APP, registry.repositories().require(APP), image.digest(), tag, ACTOR));
    }

    private List<Long> days(TestManifest image) {
        return registry.database()
                .read(tx -> tx.sql("select pulls from pulled_day where digest = :digest order by begins_at")
                        .bind("digest", image.digest().toString())
                        .list(row -> row.number("pulls")));
    }

    private Instant pulledAt(String table) {
        return registry.database()
                .read(tx -> tx.sql("select max(pulled_at) as latest from " + table)
                        .first(row -> row.instant("latest"))
                        .orElseThrow());
    }

    private long manifestPulls() {
        return registry.database()
                .read(tx -> tx.sql("select sum(pull_count) as pulls from manifest")
                        .first(row -> row.number("pulls"))
                        .orElseThrow());
    }

    private long tagPulls(String name) {
        return registry.database()
                .read(tx -> tx.sql("select pull_count from tag where name = :name")
                        .bind("name", name)
                        .first(row -> row.number("pull_count"))
                        .orElseThrow());
    }
}
