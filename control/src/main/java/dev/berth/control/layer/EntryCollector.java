package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import dev.berth.control.archive.UnreadableArchiveException;
import dev.berth.control.layer.LayerEntry.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// The entries of a layer while it is being read, put in order. What an archive says twice counts as it says last.
final class EntryCollector {

    /// Directories that are only implied count too: few entries with long paths make many of them.
    static final int MOST_ENTRIES = 250_000;

    private static final int MOST_TEXT = 32 * 1024 * 1024;
    private static final String REMOVED = ".wh.";
    private static final String EMPTIED = ".wh..wh..opq";
    /// What else begins so is the housekeeping of a storage driver.
    private static final String HOUSEKEEPING = ".wh..wh.";

    private final TreeMap<Place, LayerEntry> entries =
            new TreeMap<>(Comparator.comparing(Place::directory).thenComparing(Place::name));
    private long text;
    private long unpacked;

    /// Where an entry stands.
    private record Place(String directory, String name) {

        static Place of(String path) {
            int slash = path.lastIndexOf('/');
            return slash < 0 ? new Place("", path) : new Place(path.substring(0, slash), path.substring(slash + 1));
        }
    }

    void add(TarItem item, long content) throws UnreadableArchiveException {
        unpacked += item.size();
        if (item.path().isEmpty()) {
            return;
        }
        Place place = Place.of(item.path());
        if (place.name().equals(EMPTIED)) {
            empty(place.directory());
        } else if (place.name().startsWith(HOUSEKEEPING)) {
            return;
        } else if (place.name().startsWith(REMOVED)) {
            put(new Place(place.directory(), place.name().substring(REMOVED.length())), item, Change.REMOVED, 0);
        } else {
            LayerEntry before = entries.get(place);
            boolean emptied = before != null && before.change() == Change.EMPTIED;
            put(place, item, emptied && item.kind() == TarItem.Kind.DIRECTORY ? Change.EMPTIED : Change.PUT, content);
        }
        imply(place.directory());
    }

    private void empty(String directory) throws UnreadableArchiveException {
        if (directory.isEmpty()) {
            return;
        }
        Place place = Place.of(directory);
        LayerEntry before = entries.get(place);
        LayerEntry emptied = before == null ? implied(place) : before;
        put(place, with(emptied, Change.EMPTIED));
    }

    private static LayerEntry with(LayerEntry entry, Change change) {
        return new LayerEntry(
                entry.directory(),
                entry.name(),
                change,
                entry.kind(),
                entry.size(),
                entry.mode(),
                entry.owner(),
                entry.group(),
                entry.modified(),
                entry.target(),
                entry.offset(),
                entry.content());
    }

    private void put(Place place, TarItem item, Change change, long content) throws UnreadableArchiveException {
        put(
                place,
                new LayerEntry(
                        place.directory(),
                        place.name(),
                        change,
                        item.kind(),
                        item.size(),
                        item.mode(),
                        item.owner(),
                        item.group(),
                        item.modified(),
                        item.target(),
                        item.offset(),
                        content));
    }

    private void put(Place place, LayerEntry entry) throws UnreadableArchiveException {
        if (entries.put(place, entry) == null) {
            text += place.directory().length()
                    + place.name().length()
                    + entry.target().length();
        }
        if (entries.size() > MOST_ENTRIES || text > MOST_TEXT) {
            throw new UnreadableArchiveException(
                    "it has more than %d files and directories, or very long names".formatted(MOST_ENTRIES));
        }
    }

    private void imply(String directory) throws UnreadableArchiveException {
        String path = directory;
        while (!path.isEmpty()) {
            Place place = Place.of(path);
            if (entries.containsKey(place)) {
                return;
            }
            put(place, implied(place));
            path = place.directory();
        }
    }

    private static LayerEntry implied(Place place) {
        return new LayerEntry(
                place.directory(),
                place.name(),
                Change.IMPLIED,
                TarItem.Kind.DIRECTORY,
                0,
                0,
                0,
                0,
                Instant.EPOCH,
                "",
                0,
                0);
    }

    /// By directory, then by name.
    List<LayerEntry> ordered() {
        return List.copyOf(entries.values());
    }

    /// How many bytes the files have together.
    long unpacked() {
        return unpacked;
    }
}
