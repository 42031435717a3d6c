package dev.berth.control.layer;

import dev.berth.control.archive.ArchiveLimits;
import dev.berth.control.archive.TarArchive;
import dev.berth.control.archive.TarItem;
import dev.berth.control.archive.UnreadableArchiveException;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.BlobLocation;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Shows the files in layers, from an index that is made when somebody first asks and then kept for all nodes. Safe
/// for use by many threads.
public final class LayerFiles implements AutoCloseable {

    /// The most entries of one answer.
    public static final int MOST = 1000;

    /// The most that is shown of a file, in bytes.
    public static final int PREVIEW = 256 * 1024;

    /// To reach a file, all before it is unpacked. What lies deeper is not shown.
    private static final long DEEPEST = 4L * 1024 * 1024 * 1024;

    private static final int PREVIEWS_AT_ONCE = 2;
    private static final int SEARCHES_AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final Database database;
    private final Layers layers;
    private final Blobs blobs;
    private final JdbcLayerIndexStore store = new JdbcLayerIndexStore();
    private final IndexBuilder builder;
    private final FileChanges changes;
    private final HiddenFiles hidden;
    private final Semaphore previewing = new Semaphore(PREVIEWS_AT_ONCE, true);
    private final Semaphore searching = new Semaphore(SEARCHES_AT_ONCE, true);

    public LayerFiles(Database database, Layers layers, Blobs blobs, InstantSource clock) {
        this.database = database;
        this.layers = layers;
        this.blobs = blobs;
        this.builder = new IndexBuilder(database, blobs, clock, store);
        this.changes = new FileChanges(database, this);
        this.hidden = new HiddenFiles(database, this);
    }

    /// Compares images by their files.
    public FileChanges changes() {
        return changes;
    }

    /// Finds files that no one sees who runs an image.
    public HiddenFiles hidden() {
        return hidden;
    }

    /// How far the indexes of these layers are; those that nobody asked for are left out.
    public Map<Digest, IndexState> states(Collection<Digest> digests) {
        return digests.isEmpty() ? Map.of() : database.read(tx -> store.find(tx, digests));
    }

    /// Entries of a layer of an artifact.
    ///
    /// @throws DomainException NOT_FOUND when there is no such artifact, layer or directory; UNPROCESSABLE_ENTITY
    ///     when nobody can look into the layer
    public Listing list(RepositoryName repository, Reference artifact, Digest layer, FileQuery query) {
        return switch (state(repository, artifact, layer)) {
            case IndexState.Building building -> new Listing.NotYet(building);
            case IndexState.Built _ -> {
                Lower lower = lower(repository, artifact, layer);
                yield query.everywhere() ? searched(layer, lower, query) : listed(layer, lower, query);
            }
            case IndexState.Unreadable(String reason) -> throw unreadable(layer, reason);
        };
    }

    /// Reads the whole index, and must not keep all connections from others.
    private Listing searched(Digest layer, Lower lower, FileQuery query) {
        enter(searching);
        try {
            return listed(layer, lower, query);
        } finally {
            searching.release();
        }
    }

    private Listing listed(Digest layer, Lower lower, FileQuery query) {
        return database.read(tx -> {
            LayerIndex index = new LayerIndex(tx, store, layer);
            List<LayerIndex> stack = new ArrayList<>();
            lower.built().forEach(digest -> stack.add(new LayerIndex(tx, store, digest)));
            if (query.state() == FileQuery.State.ALL) {
                stack.addFirst(index);
                return new LayerStack(stack).merged(query, lower.whole());
            }
            LayerStack below = new LayerStack(stack);
            LayerIndex.Found found = index.list(query);
            return new Listing.Entries(
                    found.entries().stream()
                            .map(entry -> below.seen(entry, index))
                            .toList(),
                    found.more(),
                    lower.whole());
        });
    }

    /// The layers below that were looked into, the nearest first.
    ///
    /// @param whole whether these are all of them
    private record Lower(List<Digest> built, boolean whole) {}

    /// Has the next of the layers below looked into, when there is one that nobody has looked into yet.
    private Lower lower(RepositoryName repository, Reference artifact, Digest layer) {
        List<Descriptor> below = layers.below(repository, artifact, layer);
        Map<Digest, IndexState> states =
                states(below.stream().map(Descriptor::digest).toList());
        List<Digest> built = new ArrayList<>();
        boolean begun = false;
        for (Descriptor lower : below) {
            // What other repositories have is theirs to show.
            if (!layers.open(repository, lower)) {
                continue;
            }
            switch (states.get(lower.digest())) {
                case IndexState.Built _ -> built.add(lower.digest());
                case IndexState.Unreadable _ -> {}
                case null, default -> {
                    if (!begun) {
                        begun = true;
                        begin(repository, lower);
                    }
                }
            }
        }
        return new Lower(built, built.size() == below.size());
    }

    /// The beginning of a file in a layer of an artifact.
    ///
    /// @throws DomainException NOT_FOUND when there is none; UNPROCESSABLE_ENTITY when it has no content, or nobody
    ///     can look into the layer; TOO_MANY_REQUEST when too many layers are being read
    public Preview preview(RepositoryName repository, Reference artifact, Digest layer, String path) {
        return switch (state(repository, artifact, layer)) {
            case IndexState.Building building -> new Preview.NotYet(building);
            case IndexState.Built _ -> {
                LayerEntry entry = database.read(tx -> new LayerIndex(tx, store, layer).find(path))
                        .filter(found -> found.change() != LayerEntry.Change.REMOVED)
                        .orElseThrow(() -> new DomainException(
                                LayerErrorCode.NOT_FOUND, "there is no %s in layer %s".formatted(path, layer)));
                yield new Preview.Beginning(entry, beginning(repository, layer, entry));
            }
            case IndexState.Unreadable(String reason) -> throw unreadable(layer, reason);
        };
    }

    /// Asks for the index to be made when it is not there.
    private IndexState state(RepositoryName repository, Reference artifact, Digest digest) {
        Descriptor layer = layers.readable(repository, artifact, digest);
        Optional<IndexState> known = database.read(tx -> store.find(tx, digest));
        if (known.isPresent() && !(known.get() instanceof IndexState.Building)) {
            return known.get();
        }
        long size = begin(repository, layer);
        return known.orElse(new IndexState.Building(0, size));
    }

    /// Has a layer looked into, unless this process looks into another one now; how many bytes that are.
    long begin(RepositoryName repository, Descriptor layer) {
        long size =
                blobs.find(repository, layer.digest()).map(BlobLocation::size).orElse(layer.size());
        builder.begin(repository, layer, size);
        return size;
    }

    private byte[] beginning(RepositoryName repository, Digest layer, LayerEntry entry) {
        if (entry.kind() != TarItem.Kind.FILE) {
            throw new DomainException(
                    LayerErrorCode.UNPROCESSABLE_ENTITY, "%s is no file that has content".formatted(entry.path()));
        }
        if (entry.offset() > DEEPEST) {
            throw new DomainException(
                    LayerErrorCode.UNPROCESSABLE_ENTITY,
                    "%s lies too deep in the layer to be shown; pull the image to see it".formatted(entry.path()));
        }
        enter(previewing);
        try (OpenBlob blob = blobs.open(repository, layer);
                InputStream stored = blob.content()) {
            AtomicReference<byte[]> found = new AtomicReference<>(new byte[0]);
            TarArchive.walk(stored, limits(entry), _ -> {}, (item, content) -> {
                if (item.offset() < entry.offset()) {
                    return true;
                }
                found.set(content.readNBytes(PREVIEW));
                return false;
            });
            return found.get();
        } catch (UnreadableArchiveException e) {
            throw unreadable(layer, e.reason());
        } catch (IOException e) {
            throw new DomainException(RegistryErrorCode.UNAVAILABLE, "cannot read layer %s now".formatted(layer), e);
        } finally {
            previewing.release();
        }
    }

    private static ArchiveLimits limits(LayerEntry entry) {
        return new ArchiveLimits(entry.offset() + PREVIEW + 64 * 1024, EntryCollector.MOST_ENTRIES);
    }

    static void enter(Semaphore places) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DomainException(
                        LayerErrorCode.TOO_MANY_REQUEST, "too many layers are being read; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DomainException(RegistryErrorCode.UNAVAILABLE, "interrupted", e);
        }
    }

    private static DomainException unreadable(Digest layer, String reason) {
        return new DomainException(
                LayerErrorCode.UNPROCESSABLE_ENTITY, "cannot look into layer %s: %s".formatted(layer, reason));
    }

    @Override
    public void close() {
        builder.close();
    }
}
