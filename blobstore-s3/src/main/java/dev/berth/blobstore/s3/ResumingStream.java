package dev.berth.blobstore.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// A part of an object, read from S3. When the connection breaks, the rest is asked for again, so that a reader sees
/// all bytes or an exception.
final class ResumingStream extends InputStream {

    private static final int ATTEMPTS = 4;

    private final Bucket bucket;
    private final String object;
    private final long end;
    private long position;
    private int failures;
    private @Nullable ResponseInputStream<GetObjectResponse> source;

    ResumingStream(Bucket bucket, String object, long offset, long length) {
        this.bucket = bucket;
        this.object = object;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        while (true) {
            try {
                int count = source().read(bytes, offset, (int) Math.min(length, end - position));
                if (count < 0) {
                    throw new EOFException("the answer ended at byte %d of %d".formatted(position, end));
                }
                position += count;
                failures = 0;
                return count;
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException e) {
                abort();
                failures++;
                if (failures >= ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw new IOException("cannot read %s beyond byte %d".formatted(object, position), e);
                }
            }
        }
    }

    private ResponseInputStream<GetObjectResponse> source() throws IOException {
        if (source == null) {
            source = bucket.read(object, position, end - 1);
        }
        return source;
    }

    @Override
    public void close() throws IOException {
        if (position >= end && source != null) {
            source.close();
            source = null;
        }
        abort();
    }

    // Closing would read the rest, which may be gigabytes.
    private void abort() {
        if (source != null) {
            source.abort();
            source = null;
        }
    }
}
