package dev.berth.blobstore.filesystem;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Makes changes of directories durable, many callers' changes with one fsync.
///
/// An fsync covers the changes that were made before it began. So a caller that comes while one is running waits for
/// the next, which one of those who wait begins for all of them.
final class DirectorySync {

    private final FileOperations files;
    private final ConcurrentMap<Path, Group> groups = new ConcurrentHashMap<>();

    DirectorySync(FileOperations files) {
        this.files = files;
    }

    /// Returns once the changes that the caller has made in `directory` survive a power cut. When the fsync fails, it
    /// fails for every caller that it was to cover: the kernel tells of an error only once.
    void sync(Path directory) throws IOException {
        groups.computeIfAbsent(directory, Group::new).sync();
    }

    /// The callers that wait for fsyncs of one directory.
    private final class Group {

        private final Path directory;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition ended = lock.newCondition();
        private Turn next = new Turn();
        private boolean running;

        private Group(Path directory) {
            this.directory = directory;
        }

        private void sync() throws IOException {
            lock.lock();
            try {
                Turn mine = next;
                while (!mine.over) {
                    if (running) {
                        ended.awaitUninterruptibly();
                        // That one thread was interrupted says nothing about the others' changes.
                        if (mine.failure instanceof ClosedByInterruptException) {
                            mine = next;
                        }
                    } else {
                        // Nobody is running and mine is not over, so mine is the next.
                        lead(mine);
                    }
                }
                if (mine.failure != null) {
                    throw new IOException("cannot make changes in %s durable".formatted(directory), mine.failure);
                }
            } finally {
                lock.unlock();
            }
        }

        private void lead(Turn turn) {
            running = true;
            next = new Turn();
            lock.unlock();
            @Nullable Throwable failure = null;
            try {
                files.forceDirectory(directory);
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
            } finally {
                lock.lock();
                turn.over = true;
                turn.failure = failure;
                running = false;
                ended.signalAll();
            }
        }
    }

    /// One fsync and all who wait for it; guarded by the group's lock.
    private static final class Turn {
        private boolean over;
        private @Nullable Throwable failure;
    }
}
