package dev.berth.blobstore.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// File operations on a disk that forgets. Real files show what a running process sees; beside them stands what the
/// disk has for certain, and what it may or may not have: writes since the last force of their file, and names made
/// or removed since the last force of their directory. After a chosen number of operations every further one fails,
/// as in a process that has ended; then [#restart] makes the folder that is found after a power cut.
///
/// Of a rename the disk never has the old name's end without the new name, as on every journalling file system, but
/// it may have both names.
final class PowerCutFileOperations implements FileOperations {

    private final NioFileOperations real = new NioFileOperations();
    private final Path root;
    private final Map<Path, Inode> inodes = new LinkedHashMap<>();
    private final Map<Path, Entry> durableNames = new LinkedHashMap<>();
    private final List<NameChange> pendingNames = new ArrayList<>();
    private int operations;
    private int endAfter = Integer.MAX_VALUE;

    /// @param root the folder below which the store lies; it is there and durable
    PowerCutFileOperations(Path root) {
        this.root = root;
    }

    /// How many operations there have been.
    int operations() {
        return operations;
    }

    /// Ends the process before operation number `count`, counted from 0.
    void endBefore(int count) {
        endAfter = count;
    }

    /// Starts the next process on the same running machine: nothing is lost.
    void startAgain() {
        endAfter = Integer.MAX_VALUE;
    }

    private void step() {
        if (operations >= endAfter) {
            throw new ProcessEnded();
        }
        operations++;
    }

    @Override
    public WritableFile openForWriting(Path file, Missing missing) throws IOException {
        step();
        boolean there = Files.exists(file);
        WritableFile opened = real.openForWriting(file, missing);
        if (!there) {
            Inode inode = new Inode();
            inodes.put(file, inode);
            pendingNames.add(new NameChange(file, Optional.of(new Entry.OfFile(inode)), Optional.empty()));
        }
        return new Recorded(opened, inode(file));
    }

    private Inode inode(Path file) {
        return Objects.requireNonNull(inodes.get(file), () -> "no file " + file);
    }

    @Override
    public FileChannel openForReading(Path file) throws IOException {
        return real.openForReading(file);
    }

    @Override
    public Optional<Long> size(Path file) throws IOException {
        return real.size(file);
    }

    @Override
    public void force(Path file) {
        step();
        inode(file).force();
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        real.move(from, to);
        Inode inode = inode(from);
        inodes.remove(from);
        inodes.put(to, inode);
        var added = new NameChange(to, Optional.of(new Entry.OfFile(inode)), Optional.empty());
        pendingNames.add(added);
        pendingNames.add(new NameChange(from, Optional.empty(), Optional.of(added)));
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        step();
        if (Files.exists(file)) {
            real.deleteIfExists(file);
            inodes.remove(file);
            pendingNames.add(new NameChange(file, Optional.empty(), Optional.empty()));
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step();
        if (!Files.exists(directory)) {
            real.createDirectory(directory);
            pendingNames.add(new NameChange(directory, Optional.of(new Entry.OfDirectory()), Optional.empty()));
        }
    }

    @Override
    public void forceDirectory(Path directory) {
        step();
        apply(change -> change.directory.equals(directory));
    }

    // In the order in which they were made.
    private void apply(Predicate<NameChange> chosen) {
        List<NameChange> ready = new ArrayList<>();
        for (NameChange change : pendingNames) {
            boolean possible = change.only.isEmpty()
                    || ready.contains(change.only.get())
                    || !pendingNames.contains(change.only.get());
            if (possible && chosen.test(change)) {
                ready.add(change);
            }
        }
        for (NameChange change : ready) {
            if (change.entry.isPresent()) {
                durableNames.put(change.name, change.entry.get());
            } else {
                durableNames.remove(change.name);
            }
        }
        pendingNames.removeAll(ready);
    }

    /// Cuts the power and makes at `target` what the disk then has: all that was forced, and of the rest what `luck`
    /// chooses; nothing of it when `luck` is empty.
    void restart(Path target, Optional<Random> luck) throws IOException {
        luck.ifPresent(random -> apply(_ -> random.nextBoolean()));
        for (Map.Entry<Path, Entry> name : durableNames.entrySet()) {
            if (name.getValue() instanceof Entry.OfDirectory && reachable(name.getKey())) {
                Files.createDirectories(target.resolve(root.relativize(name.getKey())));
            }
        }
        for (Map.Entry<Path, Entry> name : durableNames.entrySet()) {
            if (name.getValue() instanceof Entry.OfFile(Inode inode) && reachable(name.getKey())) {
                Files.write(target.resolve(root.relativize(name.getKey())), inode.afterPowerCut(luck));
            }
        }
    }

    private boolean reachable(Path name) {
        Path parent = parent(name);
        return root.equals(parent) || (durableNames.get(parent) instanceof Entry.OfDirectory && reachable(parent));
    }

    private static Path parent(Path name) {
        return Objects.requireNonNull(name.getParent());
    }

    /// The process has ended; its code goes no further.
    static final class ProcessEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private sealed interface Entry {
        record OfFile(Inode inode) implements Entry {}

        record OfDirectory() implements Entry {}
    }

    /// A name that was made or removed; compared by identity.
    private static final class NameChange {
        private final Path directory;
        private final Path name;
        private final Optional<Entry> entry;
        // The other half of a rename, without which this half is never on the disk.
        private final Optional<NameChange> only;

        private NameChange(Path name, Optional<Entry> entry, Optional<NameChange> only) {
            this.directory = parent(name);
            this.name = name;
            this.entry = entry;
            this.only = only;
        }
    }

    /// The content of one file.
    private static final class Inode {
        private byte[] durable = new byte[0];
        private final List<Change> pending = new ArrayList<>();

        private void force() {
            pending.forEach(this::apply);
            pending.clear();
        }

        private void apply(Change change) {
            durable = change.on(durable);
        }

        private byte[] afterPowerCut(Optional<Random> luck) {
            luck.ifPresent(random -> {
                pending.removeIf(_ -> random.nextBoolean());
                force();
            });
            return durable;
        }
    }

    private interface Change {
        byte[] on(byte[] content);
    }

    private final class Recorded implements WritableFile {

        private final WritableFile opened;
        private final Inode inode;

        private Recorded(WritableFile opened, Inode inode) {
            this.opened = opened;
            this.inode = inode;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            step();
            byte[] written = new byte[bytes.remaining()];
            bytes.duplicate().get(written);
            inode.pending.add(content -> {
                byte[] longer = Arrays.copyOf(content, Math.max(content.length, (int) position + written.length));
                System.arraycopy(written, 0, longer, (int) position, written.length);
                return longer;
            });
            return opened.write(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return opened.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            step();
            inode.pending.add(content -> Arrays.copyOf(content, (int) Math.min(content.length, size)));
            opened.truncate(size);
        }

        @Override
        public void force() {
            step();
            inode.force();
        }

        @Override
        public void close() throws IOException {
            opened.close();
        }
    }
}
