package dev.berth.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Scale;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 31: a push of twenty tags, the thirteenth of which may be immutable. Either all of them are set, and
/// `OCI-Tag` names them all, or none is, and the refusal names the immutable one; also when the program is killed in
/// the middle.
@Tag("crash")
final class ManyTagsTest {

    private static final int CLIENTS = 3;
    private static final int TAGS = 20;
    private static final String IMMUTABLE = "v13";

    /// A push that was tried, and what came back; status 0 when nothing did.
    private record Attempt(List<String> tags, String digest, int status) {}

    @Test
    void ofAPushOfManyTagsAllAreSetOrNoneWheneverTheProgramIsKilled() throws Exception {
        var images = new Images(31);
        var random = new Random(31);
        try (BerthProcess berth = BerthProcess.named("many-tags").start()) {
            Repository repository = berth.newRepository();
            String project = repository.name().substring(0, repository.name().indexOf('/'));
            Image first = images.image(1, 100);
            repository.push(first, IMMUTABLE);
            berth.admin()
                    .postJson("/api/v2.0/projects/" + project + "/immutabletagrules", """
                    {"action": "immutable", "template": "immutable_template",
                     "scope_selectors": {"repository": [
                       {"kind": "doublestar", "decoration": "repoMatches", "pattern": "**"}]},
                     "tag_selectors": [{"kind": "doublestar", "decoration": "matches", "pattern": "v*"}]}""")
                    .expect(201);
            Image other = images.image(1, 100);
            other.blobs().forEach(repository::pushBlob);

            for (int round = 0; round < Scale.of(8, 40); round++) {
                Repository now = repository.as(berth.admin());
                List<Attempt> attempts = pushUntilKilled(berth, now, other, round, 1 + random.nextInt(40));
                berth.start();
                check(repository.as(berth.admin()), attempts);
                assertThat(repository
                                .as(berth.admin())
                                .headManifest(IMMUTABLE)
                                .expect(200)
                                .header("Docker-Content-Digest"))
                        .isEqualTo(first.digest());
            }
        }
    }

    private static List<Attempt> pushUntilKilled(
            BerthProcess berth, Repository repository, Image image, int round, int answers) throws Exception {
        var answered = new CountDownLatch(answers);
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "r" + round + "c" + client;
                running.add(clients.submit(() -> {
                    int number = 0;
                    Attempt attempt;
                    do {
                        attempt = push(repository, image, name + "n" + number, number % 2 == 1);
                        attempts.add(attempt);
                        answered.countDown();
                        number++;
                    } while (attempt.status() != 0);
                }));
            }
            answered.await();
            berth.kill();
            for (Future<?> client : running) {
                client.get();
            }
        }
        return List.copyOf(attempts);
    }

    private static Attempt push(Repository repository, Image image, String name, boolean withImmutable) {
        List<String> tags = IntStream.rangeClosed(1, TAGS)
                .mapToObj(i -> withImmutable && i == 13 ? IMMUTABLE : name + "t" + i)
                .toList();
        String query = tags.stream().map(tag -> "tag=" + tag).collect(Collectors.joining("&", "?", ""));
        Answer answer;
        try {
            answer = repository
                    .client()
                    .attempt(
                            "PUT",
                            repository.path("manifests/" + image.digest() + query),
                            BodyPublishers.ofByteArray(image.manifest().bytes()),
                            "Content-Type",
                            image.manifest().mediaType());
        } catch (IOException gone) {
            return new Attempt(tags, image.digest(), 0);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        if (withImmutable) {
            assertThat(answer.expect(412).text()).contains(repository.name() + ":" + IMMUTABLE);
            assertThat(answer.header("OCI-Tag")).isEmpty();
        } else {
            assertThat(answer.expect(201).header("OCI-Tag")).isEqualTo(String.join(", ", tags));
        }
        return new Attempt(tags, image.digest(), answer.status());
    }

    private static void check(Repository repository, List<Attempt> attempts) {
        Set<String> present = new HashSet<>(repository.tags());
        for (Attempt attempt : attempts) {
            List<String> own = attempt.tags().stream()
                    .filter(tag -> !tag.equals(IMMUTABLE))
                    .toList();
            List<String> set = own.stream().filter(present::contains).toList();
            boolean mayNot = own.size() < TAGS || attempt.status() == 412;
            if (mayNot) {
                assertThat(set).as(attempt.toString()).isEmpty();
            } else if (attempt.status() == 201) {
                assertThat(set).as(attempt.toString()).isEqualTo(own);
            } else {
                assertThat(set.size()).as(attempt.toString()).isIn(0, TAGS);
            }
            set.stream()
                    .limit(1)
                    .forEach(tag -> assertThat(
                                    repository.headManifest(tag).expect(200).header("Docker-Content-Digest"))
                            .isEqualTo(attempt.digest()));
        }
    }
}
