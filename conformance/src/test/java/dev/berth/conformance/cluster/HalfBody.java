package dev.berth.conformance.cluster;

import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CountDownLatch;

/// A chunk of which only the beginning is ever sent: the rest is waited for until [#giveUp].
final class HalfBody extends InputStream {

    private final byte[] beginning;
    private final long announced;
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private int position;

    HalfBody(byte[] beginning, long announced) {
        this.beginning = beginning;
        this.announced = announced;
    }

    /// Sends it as a PATCH; returns when the connection has broken and the rest was given up.
    void send(RegistryClient client, String location) {
        try {
            var body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> this), announced);
            var _ = client.attempt("PATCH", location, body, "Content-Type", Repository.OCTETS);
        } catch (IOException | InterruptedException expected) {
            // The node was killed.
        }
    }

    /// Lets [#send] end. The HTTP client may read the body on the very thread that sends, which then cannot see that
    /// the connection has broken: who broke it has to say so.
    void giveUp() {
        givenUp.countDown();
    }

    /// Returns when the client has taken the whole beginning to send it.
    void awaitSent() throws InterruptedException {
        sent.await();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == beginning.length) {
            sent.countDown();
            awaitGivenUp();
            return -1;
        }
        int count = Math.min(length, beginning.length - position);
        System.arraycopy(beginning, position, target, offset, count);
        position += count;
        return count;
    }

    private void awaitGivenUp() {
        try {
            givenUp.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
