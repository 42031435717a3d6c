package dev.berth.blobstore.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// The parts of one upload, those that S3 has taken and those on their way. Used by one thread.
final class SentParts {

    /// How many bytes may be on their way at once; a larger part goes alone.
    private static final long ON_THEIR_WAY = 32L * 1024 * 1024;

    private final List<Sent> sent = new ArrayList<>();
    private final int floor;
    private final Executor executor;

    /// @param floor the next part gets a higher number than this
    SentParts(List<Part> taken, int floor, Executor executor) {
        taken.forEach(this::add);
        this.floor = floor;
        this.executor = executor;
    }

    private record Sent(int number, long size, CompletableFuture<Part> part) {}

    /// Sends one part.
    interface Sending {
        Part send() throws IOException;
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    long bytes() {
        return sent.stream().mapToLong(Sent::size).sum();
    }

    /// The number that the next part gets.
    int next() throws IOException {
        int next = Math.max(floor, sent.isEmpty() ? 0 : sent.getLast().number()) + 1;
        if (next > PartSizes.MOST_PARTS) {
            throw new IOException("cannot take more of this upload: S3 allows %d parts, and it has as many"
                    .formatted(PartSizes.MOST_PARTS));
        }
        return next;
    }

    /// Sends a part while the caller goes on, once few enough bytes are on their way.
    void send(int number, long size, Sending sending) throws IOException {
        for (Sent earlier : sent) {
            if (onTheirWay() == 0 || onTheirWay() + size <= ON_THEIR_WAY) {
                break;
            }
            await(earlier);
        }
        sent.add(new Sent(number, size, CompletableFuture.supplyAsync(() -> unchecked(sending), executor)));
    }

    /// Waits for the first part that is on its way; false when none is.
    boolean awaitOne() throws IOException {
        for (Sent one : sent) {
            if (!one.part().isDone()) {
                await(one);
                return true;
            }
        }
        return false;
    }

    /// Adds a part that S3 has taken.
    void add(Part part) {
        sent.add(new Sent(part.number(), part.size(), CompletableFuture.completedFuture(part)));
    }

    /// All parts, once S3 has taken each of them.
    List<Part> await() throws IOException {
        List<Part> parts = new ArrayList<>(sent.size());
        for (Sent one : sent) {
            parts.add(await(one));
        }
        return parts;
    }

    /// Waits until nothing is on its way, whatever became of it.
    void settle() {
        for (Sent one : sent) {
            one.part().handle((_, _) -> true).join();
        }
    }

    /// Forgets the last parts until what is left ends at or before `offset`; the length of what is left.
    long cut(long offset) throws IOException {
        await();
        long length = bytes();
        while (length > offset) {
            length -= sent.removeLast().size();
        }
        return length;
    }

    private long onTheirWay() {
        return sent.stream()
                .filter(one -> !one.part().isDone())
                .mapToLong(Sent::size)
                .sum();
    }

    private static Part await(Sent one) throws IOException {
        try {
            return one.part().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private static Part unchecked(Sending sending) {
        try {
            return sending.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
