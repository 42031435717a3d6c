package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import dev.berth.control.layer.JdbcLayerIndexStore.PageStart;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The index of a layer while somebody asks it. Reads only the pages that can have an answer, but all of them when
/// something is looked for.
final class LayerIndex {

    private final Transaction tx;
    private final JdbcLayerIndexStore store;
    private final Digest layer;
    private final List<PageStart> starts;
    private final Map<String, Boolean> hidden = new HashMap<>();
    private int lastPage = -1;
    private List<LayerEntry> lastEntries = List.of();

    /// Some of the entries, and whether there are more.
    record Found(List<LayerEntry> entries, boolean more) {}

    LayerIndex(Transaction tx, JdbcLayerIndexStore store, Digest layer) {
        this.tx = tx;
        this.store = store;
        this.layer = layer;
        this.starts = store.starts(tx, layer);
    }

    Digest layer() {
        return layer;
    }

    Found list(FileQuery query) {
        if (query.text().isPresent() || query.removed()) {
            return search(query);
        }
        String after = query.after().orElse("");
        List<LayerEntry> found = new ArrayList<>();
        for (int i = pageOf(query.directory(), after); i < starts.size(); i++) {
            if (starts.get(i).directory().compareTo(query.directory()) > 0) {
                break;
            }
            for (LayerEntry entry : page(i)) {
                if (!entry.directory().equals(query.directory()) || entry.name().compareTo(after) <= 0) {
                    continue;
                }
                if (found.size() == query.limit()) {
                    return new Found(found, true);
                }
                found.add(entry);
            }
        }
        if (found.isEmpty() && after.isEmpty() && !query.directory().isEmpty()) {
            requireDirectory(query.directory());
        }
        return new Found(found, false);
    }

    /// In the order of the index, which is that of directories and then of names.
    private Found search(FileQuery query) {
        Optional<EntryFilter> wanted = query.text().map(EntryFilter::parse);
        Optional<LayerEntry> last = query.after().flatMap(this::find);
        String below = query.directory().isEmpty() ? "" : query.directory() + "/";
        List<LayerEntry> found = new ArrayList<>();
        int first = last.map(entry -> pageOf(entry.directory(), entry.name())).orElse(0);
        for (int i = first; i < starts.size(); i++) {
            for (LayerEntry entry : page(i)) {
                if ((query.removed() && entry.change() != LayerEntry.Change.REMOVED)
                        || !entry.path().startsWith(below)
                        || wanted.filter(filter -> !filter.accepts(entry)).isPresent()
                        || last.filter(seen -> compare(entry, seen) <= 0).isPresent()) {
                    continue;
                }
                if (found.size() == query.limit()) {
                    return new Found(found, true);
                }
                found.add(entry);
            }
        }
        return new Found(found, false);
    }

    Optional<LayerEntry> find(String path) {
        int slash = path.lastIndexOf('/');
        String directory = slash < 0 ? "" : path.substring(0, slash);
        String name = path.substring(slash + 1);
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        return page(pageOf(directory, name)).stream()
                .filter(entry ->
                        entry.directory().equals(directory) && entry.name().equals(name))
                .findFirst();
    }

    /// All entries, each directory after what tells of it itself.
    void forEach(Consumer<LayerEntry> reader) {
        for (int i = 0; i < starts.size(); i++) {
            page(i).forEach(reader);
        }
    }

    void forEachIn(String directory, Consumer<LayerEntry> reader) {
        for (int i = pageOf(directory, ""); i < starts.size(); i++) {
            if (starts.get(i).directory().compareTo(directory) > 0) {
                return;
            }
            page(i).stream()
                    .filter(entry -> entry.directory().equals(directory))
                    .forEach(reader);
        }
    }

    /// Whether nothing that layers below have in the directory is seen through this one.
    boolean hides(String directory) {
        if (directory.isEmpty()) {
            return false;
        }
        Boolean known = hidden.get(directory);
        if (known != null) {
            return known;
        }
        boolean own = find(directory)
                .filter(entry -> switch (entry.change()) {
                    case REMOVED, EMPTIED -> true;
                    case PUT -> entry.kind() != TarItem.Kind.DIRECTORY;
                    case IMPLIED -> false;
                })
                .isPresent();
        boolean hides = own || hides(directory.substring(0, Math.max(0, directory.lastIndexOf('/'))));
        hidden.put(directory, hides);
        return hides;
    }

    private void requireDirectory(String path) {
        boolean directory = find(path)
                .filter(entry -> entry.kind() == TarItem.Kind.DIRECTORY)
                .isPresent();
        if (!directory) {
            throw new DomainException(
                    LayerErrorCode.NOT_FOUND, "there is no directory %s in layer %s".formatted(path, layer));
        }
    }

    /// The last page that begins no later than at this place.
    private int pageOf(String directory, String name) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            PageStart start = starts.get(middle);
            int order = start.directory().compareTo(directory);
            if (order < 0 || (order == 0 && start.name().compareTo(name) <= 0)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int compare(LayerEntry one, LayerEntry other) {
        int order = one.directory().compareTo(other.directory());
        return order != 0 ? order : one.name().compareTo(other.name());
    }

    private List<LayerEntry> page(int index) {
        // Neighbours are asked for one after the other.
        if (index != lastPage) {
            lastEntries = store.page(tx, layer, starts.get(index).position()).orElseGet(List::of);
            lastPage = index;
        }
        return lastEntries;
    }
}
