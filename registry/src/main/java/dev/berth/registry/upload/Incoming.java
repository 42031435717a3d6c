package dev.berth.registry.upload;

import dev.berth.blobstore.ByteSource;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.arrival.Arrival;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A chunk on its way in, held to the length that was announced. What goes wrong here is the client's doing, so it
/// never surfaces as an [IOException], which is the store's.
final class Incoming {

    private final ByteSource source;
    private final OptionalLong announced;
    private final Arrival arrival;
    private long received;

    /// @param arrival for those who look on
    Incoming(ByteSource source, OptionalLong announced, Arrival arrival) {
        this.source = source;
        this.announced = announced;
        this.arrival = arrival;
    }

    Arrival arrival() {
        return arrival;
    }

    OptionalLong announced() {
        return announced;
    }

    /// The next bytes, at least one, or null at the end.
    ///
    /// @throws DomainException BLOB_UPLOAD_INVALID when the connection broke; SIZE_INVALID when the chunk is not as
    ///     long as announced
    @Nullable
    ByteBuffer next() {
        try {
            ByteBuffer bytes = source.next();
            while (bytes != null && !bytes.hasRemaining()) {
                bytes = source.next();
            }
            count(bytes);
            return bytes;
        } catch (IOException e) {
            throw new DomainException(
                    RegistryErrorCode.BLOB_UPLOAD_INVALID,
                    "the chunk broke off after %d bytes, which are kept; ask for the status and go on from there"
                            .formatted(received),
                    e);
        }
    }

    private void count(@Nullable ByteBuffer bytes) {
        long length = announced.orElse(-1);
        if (bytes != null) {
            received += bytes.remaining();
            arrival.add(bytes.remaining());
        }
        boolean wrong = length >= 0 && (bytes == null ? received < length : received > length);
        if (wrong) {
            throw new DomainException(
                    RegistryErrorCode.SIZE_INVALID,
                    "the chunk was announced with %d bytes, but has %s"
                            .formatted(length, bytes == null ? "only " + received : "more"));
        }
    }
}
