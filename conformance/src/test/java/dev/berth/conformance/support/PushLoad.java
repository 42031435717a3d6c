package dev.berth.conformance.support;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Clients that push images of three layers and an index until the server is gone, and note what was acknowledged.
public final class PushLoad {

    private static final int LAYERS = 3;
    private static final int LAYER_SIZE = 20_000;

    private final Repository repository;
    private final Acknowledged acknowledged;
    private final Semaphore acknowledgementsSeen = new Semaphore(0);
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    public PushLoad(Repository repository, Acknowledged acknowledged) {
        this.repository = repository;
        this.acknowledged = acknowledged;
    }

    /// What the caller does while the clients push.
    @FunctionalInterface
    public interface Then {
        void happen() throws Exception;
    }

    /// Runs the clients until the wanted number of acknowledgements has come, then does what the caller wants while
    /// they go on, and waits for their end. Returns the answers that were no success, as text.
    public List<String> run(int clients, long seed, int acknowledgements, Then then) throws Exception {
        var ended = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            var images = new Images(seed * 1000 + i);
            String name = "s" + seed + "c" + i;
            Thread.ofVirtual().start(() -> {
                try {
                    pushUntilTheEnd(images, name);
                } finally {
                    acknowledgementsSeen.release(acknowledgements);
                    ended.countDown();
                }
            });
        }
        acknowledgementsSeen.acquire(acknowledgements);
        then.happen();
        stopped.set(true);
        ended.await();
        return List.copyOf(refusals);
    }

    private void pushUntilTheEnd(Images images, String name) {
        try {
            for (int i = 0; !stopped.get(); i++) {
                Image image = images.image(LAYERS, LAYER_SIZE);
                for (byte[] blob : image.blobs()) {
                    push(blob);
                }
                put(image.digest(), image.manifest());
                Manifest index = Images.index(List.of(image.manifest()));
                put(name + "n" + i, index);
            }
        } catch (IOException | InterruptedException gone) {
            stopped.set(true);
        } catch (AssertionError refused) {
            refusals.add(String.valueOf(refused.getMessage()));
        }
    }

    private void push(byte[] blob) throws IOException, InterruptedException {
        String digest = Sha.sha256(blob);
        RegistryClient client = repository.client();
        Answer started = client.attempt("POST", repository.path("blobs/uploads/"), BodyPublishers.noBody());
        String location = Repository.withQuery(started.expect(202).header("Location"), "digest=" + digest);
        client.attempt("PUT", location, BodyPublishers.ofByteArray(blob), "Content-Type", Repository.OCTETS)
                .expect(201);
        acknowledged.blob(repository, digest);
        acknowledgementsSeen.release();
    }

    private void put(String reference, Manifest manifest) throws IOException, InterruptedException {
        repository
                .client()
                .attempt(
                        "PUT",
                        repository.path("manifests/" + reference),
                        BodyPublishers.ofByteArray(manifest.bytes()),
                        "Content-Type",
                        manifest.mediaType())
                .expect(201);
        acknowledged.manifest(repository, manifest.digest());
        acknowledgementsSeen.release();
        if (!reference.contains(":")) {
            acknowledged.tag(repository, reference, manifest.digest());
        }
    }
}
