package dev.berth.registry.content;

import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// A blob open for reading. Whoever received it closes it, or `object`, once.
public record OpenBlob(Digest digest, StoredObject object) implements Closeable {

    /// All its bytes. Closing the stream does not close the blob.
    public InputStream content() throws IOException {
        return object.read(0, object.size());
    }

    @Override
    public void close() throws IOException {
        object.close();
    }
}
