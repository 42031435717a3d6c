package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import dev.berth.oci.Digest;
import java.util.HashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What is at which path when layers lie on one another, given from the lowest up, and what they take away from those
/// that lie below all of them. Keeps only entries that somebody wants, and of those only so many.
final class FileTree {

    private final TreeMap<String, SeenEntry> entries = new TreeMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> emptied = new HashSet<>();
    private final int most;
    private boolean full;

    FileTree(int most) {
        this.most = most;
    }

    /// Lays a layer on top.
    void add(LayerIndex layer, Predicate<LayerEntry> wanted) {
        layer.forEach(entry -> add(layer.layer(), entry, wanted));
    }

    private void add(Digest layer, LayerEntry entry, Predicate<LayerEntry> wanted) {
        String path = entry.path();
        switch (entry.change()) {
            case REMOVED -> {
                entries.remove(path);
                clear(path);
                removed.add(path);
            }
            case EMPTIED -> {
                clear(path);
                emptied.add(path);
                put(layer, entry, wanted);
            }
            case PUT -> {
                if (entry.kind() != TarItem.Kind.DIRECTORY) {
                    clear(path);
                }
                put(layer, entry, wanted);
            }
            case IMPLIED -> {
                if (!entries.containsKey(path)) {
                    put(layer, entry, wanted);
                }
            }
        }
        full |= removed.size() + emptied.size() > most;
    }

    private void put(Digest layer, LayerEntry entry, Predicate<LayerEntry> wanted) {
        if (full || !wanted.test(entry)) {
            return;
        }
        Optional<SeenEntry.Below> below =
                Optional.ofNullable(entries.get(entry.path())).flatMap(SeenEntry::covered);
        entries.put(entry.path(), new SeenEntry(entry, layer, below));
        full = entries.size() > most;
    }

    /// All that is below a directory goes.
    private void clear(String directory) {
        entries.subMap(directory + "/", directory + "0").clear();
    }

    /// By path.
    SequencedMap<String, SeenEntry> entries() {
        return entries;
    }

    Optional<SeenEntry> at(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /// Whether there was more than could be kept, so that this tells too little.
    boolean full() {
        return full;
    }

    /// Whether nothing of what layers below all of these have at the path is seen.
    boolean hides(String path) {
        if (removed.contains(path)) {
            return true;
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String directory = path.substring(0, slash);
            SeenEntry there = entries.get(directory);
            if (removed.contains(directory)
                    || emptied.contains(directory)
                    || (there != null && there.entry().kind() != TarItem.Kind.DIRECTORY)) {
                return true;
            }
        }
        return false;
    }
}
