package dev.berth.registry.gc;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.content.TestContent.LEASE;
import static dev.berth.registry.content.TestContent.content;
import static dev.berth.registry.content.TestContent.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.blobstore.BlobStore.Listed;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.MountResult;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.StoredObjectRow;
import dev.berth.registry.content.TestContent;
import dev.berth.registry.content.TestRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients push, ask, mount, refer, delete and pull a few contents over and over, while a collector runs without a
/// pause, time flies, and the store fails to delete now and then. Where the database is shared, there are two
/// nodes, both collect, and clients reach either.
@OnBothDatabases
class CollectionRaceTest {

    private static final int CLIENTS = 6;
    private static final int STEPS = 100;
    private static final int CONTENTS = 10;
    private static final long SEED = 20261121;

    @RegisterExtension
    final TestContent content = TestContent.open();

    private final List<TestContent> nodes = content.nodes();
    private final AtomicInteger references = new AtomicInteger();

    /// Fast time ends promises while clients work; slow time lets them work from memory.
    @ParameterizedTest
    @ValueSource(ints = {12, 200})
    void nothingThatWasPromisedOrReferredToIsLostAndEverythingElseGoes(int collectionsInALease) throws Exception {
        failToDeleteNowAndThen();
        AtomicBoolean working = new AtomicBoolean(true);
        List<Client> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration pause = LEASE.dividedBy((long) collectionsInALease * nodes.size());
            List<Future<?>> collectors = new ArrayList<>();
            for (TestContent node : nodes) {
                collectors.add(threads.submit(() -> collectWhile(working, node, pause)));
            }
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(i);
                clients.add(client);
                work.add(threads.submit(client::work));
            }
            try {
                for (Future<?> each : work) {
                    each.get();
                }
            } finally {
                working.set(false);
            }
            for (Future<?> collector : collectors) {
                collector.get();
            }
        }

        assertThat(references.get()).isPositive();
        for (Client client : clients) {
            client.pullEverything();
        }
        content.pass(LEASE.plusMillis(1));
        quietCollection();
        storeHoldsWhatRowsName();
        for (Client client : clients) {
            client.pullEverything();
            client.deleteEverything();
        }
        content.pass(LEASE.plusMillis(1));
        quietCollection();
        storeHoldsWhatRowsName();
        assertThat(content.count("stored_object")).isZero();
        assertThat(content.count("repository_blob")).isZero();
    }

    private void failToDeleteNowAndThen() {
        Random random = new Random(SEED);
        content.bytes().beforeDelete(_ -> failSometimes(random, "before"));
        content.bytes().afterDelete(_ -> failSometimes(random, "after"));
    }

    private static void failSometimes(Random random, String when) throws IOException {
        if (random.nextInt(5) == 0) {
            throw new IOException("failed " + when + " deleting");
        }
    }

    private static void collectWhile(AtomicBoolean working, TestContent node, Duration pause) {
        while (working.get()) {
            try {
                collection(node).collect(TestRun.endless());
            } catch (DomainException e) {
                assertThat(e.code()).isEqualTo(RegistryErrorCode.UNAVAILABLE);
            }
            node.pass(pause);
        }
    }

    private void quietCollection() {
        content.bytes().beforeDelete(_ -> {});
        content.bytes().afterDelete(_ -> {});
        collection(content).collect(TestRun.endless());
    }

    private static GarbageCollection collection(TestContent node) {
        return new GarbageCollection(node.objects(), node.bytes(), node.clock(), new CollectionSettings(7, LEASE));
    }

    private void storeHoldsWhatRowsName() {
        assertThat(content.memory().list(Optional.empty(), Integer.MAX_VALUE))
                .extracting(Listed::key)
                .containsExactlyInAnyOrderElementsOf(content.objects().after(0, Integer.MAX_VALUE).stream()
                        .map(StoredObjectRow::key)
                        .toList());
    }

    private static RepositoryName repository(int client) {
        return RepositoryName.parse("team/client" + client);
    }

    private final class Client {

        private final RepositoryName own;
        private final Random random;
        private final Map<Digest, String> manifests = new HashMap<>();
        private int notes;

        private Client(int number) {
            this.own = repository(number);
            this.random = new Random(SEED + 1 + number);
        }

        private TestContent node() {
            return nodes.get(random.nextInt(nodes.size()));
        }

        private void work() {
            for (int i = 0; i < STEPS; i++) {
                String text = "content " + random.nextInt(CONTENTS);
                Instant asked = content.now();
                switch (random.nextInt(8)) {
                    case 0, 1 -> {
                        node().push(own, text);
                        refer(text, asked);
                    }
                    case 2, 3 -> {
                        if (node().blobs().promise(own, digest(text)).isPresent()) {
                            refer(text, asked);
                        }
                    }
                    case 4 -> {
                        RepositoryName from = repository(random.nextInt(CLIENTS));
                        if (node().blobs().mount(ACTOR, own, digest(text), from) instanceof MountResult.Mounted) {
                            refer(text, asked);
                        }
                    }
                    case 5 -> deleteSome();
                    case 6 -> deleteBlob(text);
                    default -> pullEverything();
                }
            }
        }

        /// Refers to a blob that was promised at `asked`: must succeed while the promise holds.
        private void refer(String text, Instant asked) {
            try {
                manifests.put(node().refer(own, "note " + notes++, digest(text)), text);
                references.incrementAndGet();
            } catch (DomainException e) {
                assertThat(content.now())
                        .as("a promised blob is gone: %s", e.getMessage())
                        .isAfterOrEqualTo(asked.plus(LEASE.dividedBy(2)));
            }
        }

        private void deleteSome() {
            List.copyOf(manifests.keySet()).stream()
                    .filter(_ -> random.nextBoolean())
                    .forEach(this::delete);
        }

        private void deleteEverything() {
            List.copyOf(manifests.keySet()).forEach(this::delete);
        }

        private void delete(Digest manifest) {
            node().unrefer(own, manifest);
            manifests.remove(manifest);
        }

        private void deleteBlob(String text) {
            try {
                node().blobs().delete(ACTOR, own, digest(text));
            } catch (DomainException e) {
                assertThat(e.code()).isIn(RegistryErrorCode.BLOB_UNKNOWN, RegistryErrorCode.UNSUPPORTED);
            }
        }

        private void pullEverything() {
            manifests
                    .values()
                    .forEach(text -> assertThat(node().pull(own, digest(text))).isEqualTo(content(text)));
        }
    }
}
