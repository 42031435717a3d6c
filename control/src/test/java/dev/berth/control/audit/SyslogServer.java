package dev.berth.control.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A receiver of syslog over connections, which can misbehave.
final class SyslogServer implements AutoCloseable {

    final List<String> messages = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Conduct conduct;

    /// What it does with its n-th connection, from 1.
    @FunctionalInterface
    interface Conduct {

        /// How many messages it takes before it ends the connection; -1 to read nothing at all.
        int patience(int connection);
    }

    SyslogServer(ServerSocket server, Conduct conduct) {
        this.server = server;
        this.conduct = conduct;
        Thread.ofVirtual().start(this::accept);
    }

    static SyslogServer plain(Conduct conduct) throws IOException {
        return new SyslogServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conduct);
    }

    static SyslogServer patient() throws IOException {
        return plain(_ -> Integer.MAX_VALUE);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int patience = conduct.patience(connections.incrementAndGet());
                if (patience >= 0) {
                    Thread.ofVirtual().start(() -> read(socket, patience));
                }
            } catch (IOException _) {
                // It was closed, or the client has turned away.
            }
        }
    }

    private void read(Socket socket, int patience) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int taken = 0; taken < patience; taken++) {
                StringBuilder length = new StringBuilder();
                for (int c = in.read(); c != ' '; c = in.read()) {
                    if (c < '0' || c > '9') {
                        return;
                    }
                    length.append((char) c);
                }
                int count = Integer.parseInt(length.toString());
                messages.add(new String(in.readNBytes(count), StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The other side has ended it.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
