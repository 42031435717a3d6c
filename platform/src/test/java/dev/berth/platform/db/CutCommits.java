package dev.berth.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands between a program and PostgreSQL, passes on every byte, and breaks a connection at the commit of a certain
/// statement when that is asked for.
final class CutCommits implements AutoCloseable {

    enum Cut {
        NONE,
        /// The server never gets it.
        BEFORE,
        /// The server has done it, and its answer is lost.
        AFTER
    }

    private static final Pattern PARSED = Pattern.compile("S_\\d+\0(?=COMMIT)");

    private final ServerSocket door;
    private final int port;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
    private volatile String wanted = "";

    private CutCommits(ServerSocket door, int port) {
        this.door = door;
        this.port = port;
    }

    static CutCommits before(int port) {
        try {
            var cuts = new CutCommits(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofPlatform().daemon().name("cut-commits").start(cuts::accept);
            return cuts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /// Cuts the next commit on a connection over which such a statement went; others, such as those that the pool
    /// makes for itself, pass.
    void cutNext(Cut cut, String statement) {
        wanted = statement;
        next.set(cut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                var lost = new AtomicBoolean();
                Thread.ofPlatform().daemon().start(() -> send(client, server, lost));
                Thread.ofPlatform().daemon().start(() -> answer(server, client, lost));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void send(Socket client, Socket server, AtomicBoolean lost) {
        byte[] buffer = new byte[65_536];
        boolean seen = false;
        // The driver says it once, and gives its name from then on.
        String commit = "COMMIT";
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                seen |= next.get() != Cut.NONE && text.contains(wanted);
                Matcher named = PARSED.matcher(text);
                commit = named.find() ? named.group() : commit;
                Cut cut = seen && text.contains(commit) ? next.getAndSet(Cut.NONE) : Cut.NONE;
                if (cut == Cut.BEFORE) {
                    return;
                }
                lost.set(cut == Cut.AFTER);
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // Either side has closed; both are closed now.
        }
    }

    private static void answer(Socket server, Socket client, AtomicBoolean lost) {
        byte[] buffer = new byte[65_536];
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read >= 0 && !lost.get(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // Either side has closed; both are closed now.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
