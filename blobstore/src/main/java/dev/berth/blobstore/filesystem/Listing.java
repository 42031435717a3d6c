package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.BlobStore.Listed;
import dev.berth.blobstore.ObjectKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lists what lies in the folders, one page at a time, keeping no more than a page in memory.
record Listing(Layout layout, Optional<ObjectKey> after, int limit) {

    List<Listed> page() throws IOException {
        // A spool first: should it be stored while we look, the object is found below and takes its place.
        TreeMap<ObjectKey, Listed.Kind> found = new TreeMap<>(Layout.ORDER);
        smallest(layout.uploads()).forEach(key -> found.put(key, Listed.Kind.SPOOL));
        stored().forEach(key -> found.put(key, Listed.Kind.STORED));
        List<Listed> page = new ArrayList<>();
        for (var entry : found.entrySet()) {
            if (page.size() == limit) {
                break;
            }
            listed(entry.getKey(), entry.getValue()).ifPresent(page::add);
        }
        if (page.isEmpty() && !found.isEmpty()) {
            // All that was found is gone again; more may follow.
            return new Listing(layout, Optional.of(found.lastKey()), limit).page();
        }
        return page;
    }

    private List<ObjectKey> stored() throws IOException {
        List<ObjectKey> keys = new ArrayList<>();
        for (String folder : folders()) {
            if (keys.size() >= limit) {
                break;
            }
            keys.addAll(smallest(layout.objects().resolve(folder)));
        }
        return keys;
    }

    private TreeSet<String> folders() throws IOException {
        TreeSet<String> folders = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(layout.objects())) {
            for (Path folder : stream) {
                folders.add(String.valueOf(folder.getFileName()));
            }
        } catch (NoSuchFileException e) {
            return folders;
        }
        after.ifPresent(key -> folders.headSet(Layout.folderName(key)).clear());
        return folders;
    }

    private List<ObjectKey> smallest(Path directory) throws IOException {
        var largestFirst = new PriorityQueue<>(Layout.ORDER.reversed());
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path file : stream) {
                Optional<ObjectKey> key = keyOf(file).filter(this::isAfter);
                if (key.isPresent()) {
                    largestFirst.add(key.get());
                    if (largestFirst.size() > limit) {
                        largestFirst.remove();
                    }
                }
            }
        }
        return List.copyOf(largestFirst);
    }

    private boolean isAfter(ObjectKey key) {
        return after.isEmpty() || Layout.ORDER.compare(key, after.get()) > 0;
    }

    // What is not named by a key is not ours.
    private static Optional<ObjectKey> keyOf(Path file) {
        try {
            return Optional.of(new ObjectKey(String.valueOf(file.getFileName())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Listed> listed(ObjectKey key, Listed.Kind kind) throws IOException {
        Path file = switch (kind) {
            case SPOOL -> layout.spool(key);
            case STORED -> layout.object(key);
        };
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Listed(
                    key, kind, attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException e) {
            // Deleted or stored since.
            return Optional.empty();
        }
    }
}
