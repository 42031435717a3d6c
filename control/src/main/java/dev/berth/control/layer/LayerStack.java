package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The indexes of layers that lie on one another, the highest first.
final class LayerStack {

    /// More matches than this are too many to go through.
    private static final int MOST_MATCHES = 20_000;

    private final List<LayerIndex> topDown;

    LayerStack(List<LayerIndex> topDown) {
        this.topDown = List.copyOf(topDown);
    }

    /// The entry with what these layers have at its path.
    SeenEntry seen(LayerEntry entry, LayerIndex layer) {
        return new SeenEntry(entry, layer.layer(), below(entry));
    }

    private Optional<SeenEntry.Below> below(LayerEntry entry) {
        for (LayerIndex lower : topDown) {
            Optional<LayerEntry> there = lower.find(entry.path());
            if (there.isPresent()) {
                return there.filter(found -> found.change() != LayerEntry.Change.REMOVED)
                        .map(found -> new SeenEntry.Below(lower.layer(), found.size()));
            }
            if (lower.hides(entry.directory())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// What is there when all of them lie on one another.
    Listing.Entries merged(FileQuery query, boolean whole) {
        SequencedMap<String, SeenEntry> found =
                query.text().map(text -> searched(query, text)).orElseGet(() -> directory(query.directory()));
        String after = query.after().orElse("");
        List<SeenEntry> page = new ArrayList<>();
        for (var entry : found.entrySet()) {
            if (entry.getKey().compareTo(after) <= 0) {
                continue;
            }
            if (page.size() == query.limit()) {
                return new Listing.Entries(page, true, whole);
            }
            page.add(entry.getValue());
        }
        return new Listing.Entries(page, false, whole);
    }

    private SequencedMap<String, SeenEntry> searched(FileQuery query, String text) {
        EntryFilter filter = EntryFilter.parse(text);
        String below = query.directory().isEmpty() ? "" : query.directory() + "/";
        FileTree tree = new FileTree(MOST_MATCHES);
        for (LayerIndex layer : topDown.reversed()) {
            tree.add(layer, entry -> entry.path().startsWith(below) && filter.accepts(entry));
        }
        if (tree.full()) {
            throw new DomainException(
                    LayerErrorCode.UNPROCESSABLE_ENTITY,
                    "more than %d paths match; look for something rarer".formatted(MOST_MATCHES));
        }
        return tree.entries();
    }

    /// By name.
    private SequencedMap<String, SeenEntry> directory(String directory) {
        TreeMap<String, SeenEntry> found = new TreeMap<>();
        boolean there = directory.isEmpty();
        for (LayerIndex layer : topDown.reversed()) {
            if (layer.hides(directory)) {
                found.clear();
                there = directory.isEmpty();
            }
            there |= layer.find(directory)
                    .filter(entry ->
                            entry.kind() == TarItem.Kind.DIRECTORY && entry.change() != LayerEntry.Change.REMOVED)
                    .isPresent();
            layer.forEachIn(directory, entry -> add(found, layer, entry));
        }
        if (!there) {
            throw new DomainException(
                    LayerErrorCode.NOT_FOUND, "there is no directory %s up to this layer".formatted(directory));
        }
        return found;
    }

    private static void add(Map<String, SeenEntry> found, LayerIndex layer, LayerEntry entry) {
        SeenEntry before = found.get(entry.name());
        if (entry.change() == LayerEntry.Change.REMOVED) {
            found.remove(entry.name());
        } else if (before == null || entry.change() != LayerEntry.Change.IMPLIED) {
            found.put(
                    entry.name(),
                    new SeenEntry(
                            entry, layer.layer(), Optional.ofNullable(before).flatMap(SeenEntry::covered)));
        }
    }
}
