package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import dev.berth.control.layer.FileChange.Kind;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Finds which files two images of a repository do not have alike, from the indexes of their layers. Layers that
/// both begin with are read only for what the others touch. Safe for use by many threads; one comparison runs at a
/// time.
public final class FileChanges {

    /// The most paths that the layers which are not shared may touch.
    private static final int MOST_TOUCHED = 60_000;

    private static final int PATIENCE_SECONDS = 10;

    private final Database database;
    private final WholeIndexes indexes;
    private final JdbcLayerIndexStore store = new JdbcLayerIndexStore();
    private final Semaphore comparing = new Semaphore(1, true);

    FileChanges(Database database, LayerFiles files) {
        this.database = database;
        this.indexes = new WholeIndexes(files);
    }

    /// Which changes are wanted.
    ///
    /// @param text a part of a path, in any case of letters
    /// @param after the path that the page before ended with
    public record Query(Optional<Kind> kind, Optional<String> text, Optional<String> after, int limit) {}

    /// What was found so far.
    public sealed interface Answer {

        /// Layers are still being read.
        record NotYet(IndexState.Building progress) implements Answer {}

        /// What differs.
        ///
        /// @param counts of all changes, whatever the query wants
        /// @param more whether there are more that the query wants
        record Changes(Map<Kind, Count> counts, List<FileChange> changes, boolean more) implements Answer {
            public Changes {
                counts = Map.copyOf(counts);
                changes = List.copyOf(changes);
            }
        }
    }

    /// How many files, and by how many bytes the image grew with them.
    public record Count(long files, long bytes) {}

    /// What the second has otherwise than the first.
    ///
    /// @throws DomainException UNPROCESSABLE_ENTITY when nobody can look into a layer, or there is too much to
    ///     compare; TOO_MANY_REQUEST when others compare
    public Answer between(RepositoryName repository, ImageLayers from, ImageLayers to, Query query) {
        Optional<IndexState.Building> progress = indexes.progress(repository, List.of(from, to));
        if (progress.isPresent()) {
            return new Answer.NotYet(progress.get());
        }
        try {
            if (!comparing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DomainException(
                        LayerErrorCode.TOO_MANY_REQUEST, "other images are being compared; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DomainException(LayerErrorCode.TOO_MANY_REQUEST, "interrupted", e);
        }
        try {
            return database.read(tx -> compared(tx, digests(from), digests(to), query));
        } finally {
            comparing.release();
        }
    }

    private static List<Digest> digests(ImageLayers image) {
        return image.layers().stream().map(layer -> layer.descriptor().digest()).toList();
    }

    private Answer compared(Transaction tx, List<Digest> from, List<Digest> to, Query query) {
        int common = 0;
        while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
            common++;
        }
        FileTree before = tree(tx, from.subList(common, from.size()));
        FileTree after = tree(tx, to.subList(common, to.size()));
        FileTree base = new FileTree(MOST_TOUCHED);
        for (Digest layer : from.subList(0, common)) {
            base.add(new LayerIndex(tx, store, layer), entry -> {
                String path = entry.path();
                return before.at(path).isPresent()
                        || after.at(path).isPresent()
                        || before.hides(path)
                        || after.hides(path);
            });
        }
        if (before.full() || after.full() || base.full()) {
            throw WholeIndexes.refusal("more than %d paths differ".formatted(MOST_TOUCHED));
        }
        return changes(new Both(before, after, base), query);
    }

    private FileTree tree(Transaction tx, List<Digest> stack) {
        FileTree tree = new FileTree(MOST_TOUCHED);
        stack.forEach(layer -> tree.add(new LayerIndex(tx, store, layer), _ -> true));
        return tree;
    }

    /// Two images: what each has of its own, and what both lie on.
    private record Both(FileTree before, FileTree after, FileTree base) {

        Set<String> paths() {
            Set<String> paths = new TreeSet<>(before.entries().keySet());
            paths.addAll(after.entries().keySet());
            paths.addAll(base.entries().keySet());
            return paths;
        }

        Optional<SeenEntry> in(FileTree image, String path) {
            return image.at(path)
                    .or(() -> image.hides(path) ? Optional.empty() : base.at(path))
                    .filter(seen -> seen.entry().kind() != TarItem.Kind.DIRECTORY);
        }

        Optional<FileChange> at(String path) {
            return FileChange.between(path, in(before, path), in(after, path));
        }
    }

    private static Answer changes(Both both, Query query) {
        Optional<String> part = query.text().map(text -> text.toLowerCase(Locale.ROOT));
        Map<Kind, Count> counts = new EnumMap<>(Kind.class);
        List<FileChange> found = new ArrayList<>();
        boolean more = false;
        for (String path : both.paths()) {
            Optional<FileChange> change = both.at(path);
            if (change.isEmpty()) {
                continue;
            }
            counts.merge(
                    change.get().kind(),
                    new Count(1, change.get().growth()),
                    (one, other) -> new Count(one.files() + other.files(), one.bytes() + other.bytes()));
            boolean wanted = query.kind()
                            .filter(kind -> kind != change.get().kind())
                            .isEmpty()
                    && part.filter(text -> !path.toLowerCase(Locale.ROOT).contains(text))
                            .isEmpty()
                    && query.after().filter(last -> path.compareTo(last) <= 0).isEmpty();
            if (wanted && found.size() < query.limit()) {
                found.add(change.get());
            } else {
                more |= wanted;
            }
        }
        return new Answer.Changes(counts, found, more);
    }
}
