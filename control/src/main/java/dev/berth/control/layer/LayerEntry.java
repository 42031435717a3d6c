package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import java.time.Instant;

/// An entry of a layer: what the layer does to one path.
///
/// @param directory the path of the directory that it is in; empty for the root
/// @param name of a removed entry, the name of what the layer removes
/// @param change what the layer does
/// @param mode the permission bits
/// @param target where a link points, as written
/// @param offset where its content begins in the unpacked layer
/// @param content the beginning of the SHA-256 of what a file holds; 0 when that is not known
public record LayerEntry(
        String directory,
        String name,
        Change change,
        TarItem.Kind kind,
        long size,
        int mode,
        long owner,
        long group,
        Instant modified,
        String target,
        long offset,
        long content) {

    /// What a layer does to a path.
    public enum Change {
        /// It puts something there, whatever was there before.
        PUT,
        /// It holds something below, and does not mention the directory itself.
        IMPLIED,
        /// It takes away what layers below have there.
        REMOVED,
        /// It puts a directory there and takes away all that layers below have in it.
        EMPTIED
    }

    public String path() {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
