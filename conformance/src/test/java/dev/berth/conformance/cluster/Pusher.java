package dev.berth.conformance.cluster;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A client that pushes images again and again as docker does: it skips blobs that the registry says it has, sends
/// others in one call or in chunks, then the manifest, and tries a call that failed for want of a server again. What it
/// was promised it writes down in the [Ledger].
final class Pusher {

    /// How long a call is tried again; longer than any trouble lasts.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BACK_OFF = Duration.ofMillis(50);
    private static final int CHUNK = 20_000;

    /// A lease less what the clocks and the ways may take.
    private final long promised;
    private final Repository repository;
    private final Ledger ledger;
    private final List<byte[]> pool;
    private final BooleanSupplier over;
    private final String name;
    private final Random random;
    private final Images images;

    Pusher(
            Repository repository,
            Ledger ledger,
            List<byte[]> pool,
            int number,
            long leaseSeconds,
            BooleanSupplier over) {
        this.repository = repository;
        this.ledger = ledger;
        this.pool = pool;
        this.over = over;
        this.name = "w" + number;
        this.random = new Random(number);
        this.images = new Images(6500 + number);
        this.promised = leaseSeconds * 1_000_000_000L * 3 / 4;
    }

    /// Pushes until it is time to end.
    void run() throws InterruptedException {
        for (int i = 0; !over.getAsBoolean(); i++) {
            Image image = Images.image(
                    images.config(),
                    random.ints(3, 0, pool.size()).mapToObj(pool::get).toList());
            String tag = name + "n" + i;
            if (!push(image, tag)) {
                return;
            }
            if (i % 4 == 3) {
                delete(image, tag);
            } else {
                move(image);
            }
        }
    }

    /// False when the end came before the push was acknowledged.
    private boolean push(Image image, String tag) throws InterruptedException {
        while (!over.getAsBoolean()) {
            long begun = System.nanoTime();
            for (byte[] blob : image.blobs()) {
                if (!pushUnlessThere(blob)) {
                    return false;
                }
            }
            Answer answer = repeat(
                    "PUT",
                    "manifests/" + tag,
                    image.manifest().bytes(),
                    image.manifest().mediaType());
            if (answer.status() == 201) {
                ledger.pushed(repository, tag, image);
                return true;
            }
            boolean late = System.nanoTime() - begun > promised;
            if (over.getAsBoolean() && answer.status() >= 500) {
                return false;
            }
            if (!late || (answer.status() != 404 && answer.status() != 400)) {
                ledger.broken("a promised blob was unknown, or a manifest refused: " + answer);
                return false;
            }
        }
        return false;
    }

    /// False when the end came before the registry said that it has the blob.
    private boolean pushUnlessThere(byte[] blob) throws InterruptedException {
        String digest = Sha.sha256(blob);
        if (repeat("HEAD", "blobs/" + digest, new byte[0], "").status() == 200) {
            return true;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !over.getAsBoolean()) {
            Answer done = random.nextBoolean() ? whole(blob, digest) : inChunks(blob, digest);
            if (done.status() == 201) {
                return true;
            }
            // The upload may have ended with an answer that was lost, or its node may be gone: begin anew.
            if (done.status() < 500 && done.status() != 404 && done.status() != 416) {
                ledger.broken("an upload was refused: " + done);
                return false;
            }
            backOff();
        }
        if (!over.getAsBoolean()) {
            ledger.broken("the blob " + digest + " could not be pushed within " + PATIENCE);
        }
        return false;
    }

    private Answer whole(byte[] blob, String digest) throws InterruptedException {
        Answer begun = repeat("POST", "blobs/uploads/", new byte[0], "");
        return begun.status() != 202
                ? begun
                : once(
                        "PUT",
                        Repository.withQuery(begun.header("Location"), "digest=" + digest),
                        blob,
                        Repository.OCTETS);
    }

    /// Through nginx each chunk goes to another node.
    private Answer inChunks(byte[] blob, String digest) throws InterruptedException {
        Answer answer = repeat("POST", "blobs/uploads/", new byte[0], "");
        for (int from = 0; from < blob.length && answer.status() == 202; from += CHUNK) {
            int end = Math.min(blob.length, from + CHUNK);
            answer = once(
                    "PATCH",
                    answer.header("Location"),
                    Arrays.copyOfRange(blob, from, end),
                    Repository.OCTETS,
                    "Content-Range",
                    from + "-" + (end - 1));
        }
        return answer.status() != 202
                ? answer
                : once(
                        "PUT",
                        Repository.withQuery(answer.header("Location"), "digest=" + digest),
                        new byte[0],
                        Repository.OCTETS);
    }

    private void delete(Image image, String tag) throws InterruptedException {
        ledger.deleting(repository, tag, image);
        Answer answer = repeat("DELETE", "manifests/" + image.digest(), new byte[0], "");
        if (answer.status() != 202 && answer.status() != 404 && answer.status() < 500) {
            ledger.broken("a deletion was refused: " + answer);
        }
    }

    /// Moves a tag of this client's own to an image.
    private void move(Image image) throws InterruptedException {
        ledger.moving(repository, name, image.digest());
        Answer answer = repeat(
                "PUT",
                "manifests/" + name,
                image.manifest().bytes(),
                image.manifest().mediaType());
        if (answer.status() == 201) {
            ledger.moved(repository, name, image);
        }
    }

    /// The answer, after as many tries as it takes to get one that is not of a server in want of another.
    private Answer repeat(String method, String rest, byte[] body, String type) throws InterruptedException {
        Answer answer = once(method, repository.path(rest), body, type);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answer.status() >= 500 && System.nanoTime() < deadline && !over.getAsBoolean()) {
            backOff();
            answer = once(method, repository.path(rest), body, type);
        }
        return answer;
    }

    /// A client that is told to come back later does.
    private static void backOff() {
        LockSupport.parkNanos(BACK_OFF.toNanos());
    }

    private Answer once(String method, String path, byte[] body, String type, String... range)
            throws InterruptedException {
        var headers = new ArrayList<String>();
        if (!type.isEmpty()) {
            headers.addAll(List.of("Content-Type", type));
        }
        headers.addAll(List.of(range));
        try {
            var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
            Answer answer = repository.client().attempt(method, path, publisher, headers.toArray(String[]::new));
            ledger.answered(answer);
            return answer;
        } catch (IOException cut) {
            ledger.unanswered();
            return Ledger.NO_ANSWER;
        }
    }
}
