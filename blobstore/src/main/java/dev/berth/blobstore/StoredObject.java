package dev.berth.blobstore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Optional;

/// A stored object that is open for reading. Its bytes never change; it stays readable until closed, even when the
/// object is deleted meanwhile. Close exactly once.
public interface StoredObject extends Closeable {

    long size();

    /// The local file that holds exactly this object, when there is one; reads at positions only, shared with others.
    Optional<FileChannel> file();

    /// Reads `length` bytes from `offset`. Closing the stream does not close the object.
    InputStream read(long offset, long length) throws IOException;
}
