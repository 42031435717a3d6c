package dev.berth.control.layer;

import dev.berth.control.layer.JdbcLayerIndexStore.PageStart;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The index of a layer while somebody asks it. Reads only the pages that can have an answer, but all of them when
/// something is looked for.
final class LayerIndex {

    private final Transaction tx;
    private final JdbcLayerIndexStore store;
    private final Digest layer;
    private final List<PageStart> starts;

    LayerIndex(Transaction tx, JdbcLayerIndexStore store, Digest layer) {
        this.tx = tx;
        this.store = store;
        this.layer = layer;
        this.starts = store.starts(tx, layer);
    }

    Listing.Entries list(FileQuery query) {
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
                    return new Listing.Entries(found, true);
                }
                found.add(entry);
            }
        }
        if (found.isEmpty() && after.isEmpty() && !query.directory().isEmpty()) {
            requireDirectory(query.directory());
        }
        return new Listing.Entries(found, false);
    }

    /// In the order of the index, which is that of directories and then of names.
    private Listing.Entries search(FileQuery query) {
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
                    return new Listing.Entries(found, true);
                }
                found.add(entry);
            }
        }
        return new Listing.Entries(found, false);
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

    private void requireDirectory(String path) {
        boolean directory = find(path)
                .filter(entry -> entry.kind() == dev.berth.control.archive.TarItem.Kind.DIRECTORY)
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
        return store.page(tx, layer, starts.get(index).position()).orElseGet(List::of);
    }
}
