package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import dev.berth.control.layer.LayerEntry.Change;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// Finds the files of an image that nobody who runs it sees, because a layer above changes or removes them, and that
/// everybody who pulls it transfers. Safe for use by many threads; one image is gone through at a time.
public final class HiddenFiles {

    /// How many of them are told, the largest first.
    static final int TOLD = 50;

    private final Database database;
    private final WholeIndexes indexes;
    private final JdbcLayerIndexStore store = new JdbcLayerIndexStore();
    private final Semaphore looking = new Semaphore(1, true);

    HiddenFiles(Database database, LayerFiles files) {
        this.database = database;
        this.indexes = new WholeIndexes(files);
    }

    /// What was found so far.
    public sealed interface Answer {

        /// Layers are still being read.
        record NotYet(IndexState.Building progress) implements Answer {}

        /// All of them.
        ///
        /// @param files how many
        /// @param bytes that they hold, unpacked
        /// @param largest some of them, the largest first
        record Found(long files, long bytes, List<Hidden> largest) implements Answer {
            public Found {
                largest = List.copyOf(largest);
            }
        }
    }

    /// A file that is not seen.
    ///
    /// @param layer that holds it
    public record Hidden(String path, Digest layer, long size) {}

    /// The hidden files of an image of a repository.
    ///
    /// @throws DomainException UNPROCESSABLE_ENTITY when nobody can look into a layer, or there is too much in
    ///     them; TOO_MANY_REQUEST when others look
    public Answer of(RepositoryName repository, ImageLayers image) {
        Optional<IndexState.Building> progress = indexes.progress(repository, List.of(image));
        if (progress.isPresent()) {
            return new Answer.NotYet(progress.get());
        }
        LayerFiles.enter(looking);
        try {
            return database.read(tx -> found(tx, image.layers()));
        } finally {
            looking.release();
        }
    }

    private Answer found(Transaction tx, List<Layer> layers) {
        Cover cover = new Cover();
        Tally tally = new Tally();
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerIndex layer =
                    new LayerIndex(tx, store, layers.get(i).descriptor().digest());
            layer.forEach(entry -> {
                if (entry.kind() == TarItem.Kind.FILE
                        && entry.change() == Change.PUT
                        && entry.size() > 0
                        && cover.hides(entry)) {
                    tally.add(new Hidden(entry.path(), layer.layer(), entry.size()));
                }
            });
            // The lowest is the largest as a rule, and covers nothing.
            if (i > 0) {
                layer.forEach(cover::add);
            }
        }
        return tally.found();
    }

    /// What layers do to the paths of those below them. Of paths the hashes do: two that are alike by chance nobody
    /// meets.
    private static final class Cover {

        private final Set<Long> touched = new HashSet<>();
        /// Below these nothing is seen.
        private final Set<Long> cut = new HashSet<>();

        void add(LayerEntry entry) {
            if (entry.change() == Change.IMPLIED) {
                return;
            }
            long path = hash(entry.path());
            boolean directory = entry.kind() == TarItem.Kind.DIRECTORY && entry.change() == Change.PUT;
            touched.add(path);
            if (!directory) {
                cut.add(path);
            }
        }

        boolean hides(LayerEntry entry) {
            return touched.contains(hash(entry.path())) || cutOff(entry.directory());
        }

        private boolean cutOff(String directory) {
            for (String above = directory; !above.isEmpty(); above = parent(above)) {
                if (cut.contains(hash(above))) {
                    return true;
                }
            }
            return false;
        }

        private static String parent(String path) {
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }

        /// FNV-1a over the characters, mixed.
        private static long hash(String path) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < path.length(); i++) {
                hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
            }
            return hash ^ (hash >>> 32);
        }
    }

    private static final class Tally {

        private final PriorityQueue<Hidden> largest = new PriorityQueue<>(Comparator.comparingLong(Hidden::size));
        private long files;
        private long bytes;

        void add(Hidden hidden) {
            files++;
            bytes += hidden.size();
            largest.add(hidden);
            if (largest.size() > TOLD) {
                largest.remove();
            }
        }

        Answer found() {
            List<Hidden> told = new ArrayList<>(largest);
            told.sort(Comparator.comparingLong(Hidden::size).reversed().thenComparing(Hidden::path));
            return new Answer.Found(files, bytes, told);
        }
    }
}
