package dev.berth.blobstore.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The file of one stored object, open for reading at positions by many threads.
final class OpenFile implements Closeable {

    private final FileOperations files;
    private final Path path;
    private final long size;
    private volatile FileChannel channel;

    // Guarded by the lock of OpenFiles.
    int users;
    boolean kept;

    private OpenFile(FileOperations files, Path path, FileChannel channel, long size) {
        this.files = files;
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static OpenFile open(FileOperations files, Path path) throws IOException {
        FileChannel channel = files.openForReading(path);
        try {
            return new OpenFile(files, path, channel, channel.size());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    long size() {
        return size;
    }

    /// The channel as it is, perhaps closed by an interruption.
    FileChannel currentChannel() {
        return channel;
    }

    /// The channel, opened anew when an interrupted reader has closed it.
    FileChannel channel() throws IOException {
        FileChannel current = channel;
        return current.isOpen() ? current : reopen();
    }

    /// Reads at `position`; another reader's interruption does not end it.
    int read(ByteBuffer bytes, long position) throws IOException {
        while (true) {
            try {
                return channel().read(bytes, position);
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    // The JDK closes a channel for all when one thread is interrupted in it. The object cannot have changed since.
    private synchronized FileChannel reopen() throws IOException {
        if (!channel.isOpen()) {
            channel = files.openForReading(path);
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
