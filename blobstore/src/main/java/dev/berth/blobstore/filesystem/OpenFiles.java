package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.ObjectKey;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps files of stored objects open between readers, at most `capacity` of them beyond those in use, the least
/// recently used ones going first. Many readers share one file.
final class OpenFiles implements Closeable {

    private final FileOperations files;
    private final Layout layout;
    private final int capacity;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ObjectKey, OpenFile> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    OpenFiles(FileOperations files, Layout layout, int capacity) {
        this.files = files;
        this.layout = layout;
        this.capacity = capacity;
    }

    /// The open file of `key`, which the caller must give back by [#release] once.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such object
    OpenFile acquire(ObjectKey key) throws IOException {
        long before;
        lock.lock();
        try {
            OpenFile file = kept.get(key);
            if (file != null) {
                file.users++;
                return file;
            }
            before = forgotten;
        } finally {
            lock.unlock();
        }
        return keep(key, OpenFile.open(files, layout.object(key)), before);
    }

    /// As [#acquire], when the file is open already; never opens one.
    Optional<OpenFile> acquireKept(ObjectKey key) {
        lock.lock();
        try {
            OpenFile file = kept.get(key);
            if (file == null || !file.currentChannel().isOpen()) {
                return Optional.empty();
            }
            file.users++;
            return Optional.of(file);
        } finally {
            lock.unlock();
        }
    }

    private OpenFile keep(ObjectKey key, OpenFile opened, long before) throws IOException {
        List<OpenFile> toClose = new ArrayList<>();
        OpenFile chosen = opened;
        lock.lock();
        try {
            OpenFile other = kept.get(key);
            if (other != null) {
                toClose.add(opened);
                chosen = other;
            } else if (forgotten == before) {
                // Else an object was deleted since, perhaps this one: then nobody else may find the file here.
                kept.put(key, opened);
                opened.kept = true;
                dropEldest(toClose);
            }
            chosen.users++;
        } finally {
            lock.unlock();
        }
        closeAll(toClose);
        return chosen;
    }

    private void dropEldest(List<OpenFile> toClose) {
        if (kept.size() <= capacity) {
            return;
        }
        var eldest = kept.values().iterator();
        OpenFile file = eldest.next();
        eldest.remove();
        file.kept = false;
        if (file.users == 0) {
            toClose.add(file);
        }
    }

    void release(OpenFile file) throws IOException {
        boolean last;
        lock.lock();
        try {
            last = --file.users == 0 && !file.kept;
        } finally {
            lock.unlock();
        }
        if (last) {
            file.close();
        }
    }

    /// Makes sure that nobody finds the file of `key` here; called after it was deleted or moved. Who has it open
    /// keeps it.
    void forget(ObjectKey key) throws IOException {
        boolean unused = false;
        OpenFile file;
        lock.lock();
        try {
            forgotten++;
            file = kept.remove(key);
            if (file != null) {
                file.kept = false;
                unused = file.users == 0;
            }
        } finally {
            lock.unlock();
        }
        if (file != null && unused) {
            file.close();
        }
    }

    /// Closes the files that nobody uses; those in use close when they are given back.
    @Override
    public void close() throws IOException {
        List<OpenFile> unused = new ArrayList<>();
        lock.lock();
        try {
            forgotten++;
            for (OpenFile file : kept.values()) {
                file.kept = false;
                if (file.users == 0) {
                    unused.add(file);
                }
            }
            kept.clear();
        } finally {
            lock.unlock();
        }
        closeAll(unused);
    }

    private static void closeAll(List<OpenFile> unused) throws IOException {
        for (OpenFile file : unused) {
            file.close();
        }
    }
}
