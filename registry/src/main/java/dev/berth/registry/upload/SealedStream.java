package dev.berth.registry.upload;

import dev.berth.blobstore.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a stored object, and closes it together with the stream.
final class SealedStream extends FilterInputStream {

    private final StoredObject object;

    SealedStream(StoredObject object, InputStream bytes) {
        super(bytes);
        this.object = object;
    }

    @Override
    public void close() throws IOException {
        try (object) {
            super.close();
        }
    }
}
