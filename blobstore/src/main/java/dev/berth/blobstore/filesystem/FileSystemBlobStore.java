package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.blobstore.filesystem.FileOperations.Missing;
import dev.berth.blobstore.filesystem.FileOperations.WritableFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Keeps objects as files below a root folder, which no other process may write to. What [#finish] has acknowledged
/// survives a power cut; what [#delete] has deleted may come back after one, as an object that no row knows.
///
/// Safe for use by many threads. Close it after its last use.
public final class FileSystemBlobStore implements BlobStore, Closeable {

    private static final int KEPT_OPEN = 512;
    private static final int WRITE_BACK_THREADS = 2;
    private static final int COPIED_AT_ONCE = 1 << 20;

    private final Layout layout;
    private final FileOperations files;
    private final DirectorySync directories;
    private final OpenFiles open;
    private final DiskErrors errors;
    private final ExecutorService writeBack;
    private final WriteBuffers buffers = new WriteBuffers();
    // Folders whose own name survives a power cut. One that an earlier process made may not be durable yet.
    private final Set<Path> durableFolders = ConcurrentHashMap.newKeySet();

    private FileSystemBlobStore(Path root, FileOperations files) {
        this.layout = new Layout(root);
        this.files = files;
        this.directories = new DirectorySync(files);
        this.open = new OpenFiles(files, layout, KEPT_OPEN);
        this.errors = new DiskErrors(root);
        this.writeBack = Executors.newFixedThreadPool(
                WRITE_BACK_THREADS,
                Thread.ofPlatform().daemon().name("blob-write-back-", 0).factory());
    }

    /// A store below `root`, which is made when it is not there.
    public static FileSystemBlobStore open(Path root) throws IOException {
        return open(root, new NioFileOperations());
    }

    /// The store that was made below `root` before.
    ///
    /// @throws IOException also when there is none, as when a file system is not mounted; nothing is made then
    public static FileSystemBlobStore openExisting(Path root) throws IOException {
        FileOperations files = new NioFileOperations();
        requireThere(new Layout(root.toAbsolutePath().normalize()), files);
        return open(root, files);
    }

    static FileSystemBlobStore open(Path root, FileOperations files) throws IOException {
        var store = new FileSystemBlobStore(root.toAbsolutePath().normalize(), files);
        try {
            store.makeFolders();
            return store;
        } catch (IOException e) {
            store.close();
            throw store.errors.explain("open the blob store", e);
        }
    }

    private void makeFolders() throws IOException {
        makeRoot(layout.root());
        for (Path folder : List.of(layout.uploads(), layout.objects(), layout.quarantine())) {
            files.createDirectory(folder);
        }
        if (files.size(layout.marker()).isEmpty()) {
            files.openForWriting(layout.marker(), Missing.CREATE).close();
        }
        directories.sync(layout.root());
    }

    private void makeRoot(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null || Files.isDirectory(folder)) {
            return;
        }
        makeRoot(parent);
        files.createDirectory(folder);
        directories.sync(parent);
    }

    /// A file that is missing is lost only if the store itself is there.
    private void requireThere() throws IOException {
        requireThere(layout, files);
    }

    private static void requireThere(Layout layout, FileOperations files) throws IOException {
        if (files.size(layout.marker()).isEmpty()) {
            throw new IOException("the content folder %s is not there: it has no file '%s'; is it mounted?"
                    .formatted(layout.root(), layout.marker().getFileName()));
        }
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        try {
            if (files.size(layout.object(key)).isPresent()) {
                throw new IOException("the object is stored already");
            }
            return writer(
                    key, offset, files.openForWriting(layout.spool(key), offset == 0 ? Missing.CREATE : Missing.FAIL));
        } catch (IOException e) {
            throw errors.explain("append to the upload %s".formatted(key), e);
        }
    }

    private SpoolWriter writer(ObjectKey key, long offset, WritableFile file) throws IOException {
        try {
            long size = file.size();
            if (size < offset) {
                throw new IOException("it has %d bytes, which is less than %d".formatted(size, offset));
            }
            if (size > offset) {
                file.truncate(offset);
            }
            return new FileSpoolWriter(key, file, offset, layout.uploads(), directories, errors, writeBack, buffers);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) throws IOException {
        // A crash may have come after the rename in finish: then the object is what the caller still calls a spool.
        Optional<Long> spool = files.size(layout.spool(key));
        Optional<Long> size = spool.isPresent() ? spool : files.size(layout.object(key));
        if (size.isEmpty()) {
            requireThere();
        }
        return size;
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) throws IOException {
        try {
            return Optional.of(Channels.newInputStream(files.openForReading(layout.spool(key))));
        } catch (NoSuchFileException e) {
            requireThere();
            return Optional.of(Channels.newInputStream(files.openForReading(layout.object(key))));
        }
    }

    /// A copy takes the spool's name: whoever has the old file open writes into one that nobody will read.
    @Override
    public void shutOut(ObjectKey key) throws IOException {
        Path copy = layout.copy(key);
        try (FileChannel spool = files.openForReading(layout.spool(key))) {
            files.deleteIfExists(copy);
            copy(spool, copy);
            files.move(copy, layout.spool(key));
            directories.sync(layout.uploads());
        } catch (NoSuchFileException e) {
            requireThere();
        } catch (IOException e) {
            files.deleteIfExists(copy);
            throw errors.explain("take over the upload %s".formatted(key), e);
        }
    }

    private void copy(FileChannel from, Path to) throws IOException {
        try (WritableFile file = files.openForWriting(to, Missing.CREATE)) {
            ByteBuffer buffer = ByteBuffer.allocate(COPIED_AT_ONCE);
            long position = 0;
            while (from.read(buffer, position) > 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    position += file.write(buffer, position);
                }
                buffer.clear();
            }
            file.force();
        }
    }

    @Override
    public void finish(ObjectKey key, long size) throws IOException {
        Path spool = layout.spool(key);
        Path object = layout.object(key);
        try {
            boolean stored = files.size(object).isPresent();
            requireSize(stored ? object : spool, size);
            files.force(stored ? object : spool);
            makeDurable(layout.folder(key));
            if (stored) {
                files.deleteIfExists(spool);
            } else {
                move(spool, object);
            }
            // The new name first: were the old one's end durable alone, a cut here would lose the bytes.
            directories.sync(layout.folder(key));
            directories.sync(layout.uploads());
        } catch (IOException e) {
            throw errors.explain("store the upload %s".formatted(key), e);
        }
    }

    private void move(Path spool, Path object) throws IOException {
        try {
            files.move(spool, object);
        } catch (NoSuchFileException e) {
            // Another call for the same key was faster.
            if (files.size(object).isEmpty()) {
                throw e;
            }
        }
    }

    private void requireSize(Path file, long expected) throws IOException {
        long size = files.size(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        if (size != expected) {
            throw new IOException("it has %d bytes, not %d".formatted(size, expected));
        }
    }

    private void makeDurable(Path folder) throws IOException {
        if (!durableFolders.contains(folder)) {
            files.createDirectory(folder);
            directories.sync(layout.objects());
            durableFolders.add(folder);
        }
    }

    @Override
    public void discard(ObjectKey key) throws IOException {
        try {
            files.deleteIfExists(layout.spool(key));
        } catch (IOException e) {
            throw errors.explain("discard the upload %s".formatted(key), e);
        }
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        try {
            return FileObject.of(open, open.acquire(key));
        } catch (NoSuchFileException e) {
            requireThere();
            throw e;
        }
    }

    @Override
    public Optional<StoredObject> openWithoutWaiting(ObjectKey key) {
        return open.acquireKept(key).map(file -> FileObject.ofOpen(open, file));
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        requireThere();
        for (ObjectKey key : keys) {
            try {
                files.deleteIfExists(layout.object(key));
                open.forget(key);
            } catch (IOException e) {
                throw errors.explain("delete the object %s".formatted(key), e);
            }
        }
    }

    @Override
    public void quarantine(ObjectKey key) throws IOException {
        try {
            if (files.size(layout.quarantined(key)).isEmpty()) {
                files.move(layout.object(key), layout.quarantined(key));
            }
            open.forget(key);
            directories.sync(layout.quarantine());
            directories.sync(layout.folder(key));
        } catch (IOException e) {
            throw errors.explain("quarantine the object %s".formatted(key), e);
        }
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException {
        return new Listing(layout, after, limit).page();
    }

    @Override
    public Optional<Long> room() throws IOException {
        return Optional.of(Files.getFileStore(layout.root()).getUsableSpace());
    }

    /// Finds out whether content can be stored now, by writing a byte to a file and deleting it again.
    public void probe() throws IOException {
        requireThere();
        try {
            try (WritableFile file = files.openForWriting(layout.probe(), Missing.CREATE)) {
                file.write(ByteBuffer.wrap(new byte[1]), 0);
            }
            files.deleteIfExists(layout.probe());
        } catch (IOException e) {
            throw errors.explain("write a file", e);
        }
    }

    /// Stops writing back early and closes the files that nobody uses. Spools and objects stay as they are.
    @Override
    public void close() throws IOException {
        writeBack.close();
        open.close();
    }
}
