package dev.berth.platform.egress;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A connection on which we speak and nobody answers, such as to a receiver of logs. For use by one thread.
public final class EgressConnection implements AutoCloseable {

    private final Socket socket;
    private final ScheduledExecutorService deadlines;
    private final Duration longest;

    EgressConnection(Socket socket, ScheduledExecutorService deadlines, Duration longest) {
        this.socket = socket;
        this.deadlines = deadlines;
        this.longest = longest;
    }

    /// Sends all of it. Whoever does not take it in time is left.
    ///
    /// @throws IOException when the other side is gone or too slow; the connection is of no use then
    public void send(byte[] bytes) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(this::end, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            if (deadline.isDone()) {
                throw new SocketTimeoutException("the other side took nothing for %d s".formatted(longest.toSeconds()));
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /// Waits a moment for a sign that the other side has ended the connection. What it says otherwise is not heard.
    ///
    /// @throws IOException when it has: what was sent last has perhaps not arrived
    public void requireOpen(Duration patience) throws IOException {
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the other side has ended the connection");
            }
        } catch (SocketTimeoutException _) {
            // It keeps silent, as it should.
        }
    }

    private void end() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed then.
        }
    }

    @Override
    public void close() {
        end();
    }
}
