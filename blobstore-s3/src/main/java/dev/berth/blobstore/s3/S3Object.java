package dev.berth.blobstore.s3;

import dev.berth.blobstore.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.Optional;

/// A stored object in S3. Its first bytes came with the answer that told its size, so that a small one is here whole.
final class S3Object implements StoredObject {

    /// How many bytes are asked for at once when an object is opened.
    static final int BEGINNING = 512 * 1024;

    private final Bucket bucket;
    private final String name;
    private final Bucket.Beginning beginning;

    S3Object(Bucket bucket, String name, Bucket.Beginning beginning) {
        this.bucket = bucket;
        this.name = name;
        this.beginning = beginning;
    }

    @Override
    public long size() {
        return beginning.size();
    }

    @Override
    public Optional<FileChannel> file() {
        return Optional.empty();
    }

    @Override
    public InputStream read(long offset, long length) {
        Objects.checkFromIndexSize(offset, length, size());
        int here = beginning.bytes().length;
        if (offset >= here) {
            return new ResumingStream(bucket, name, offset, length);
        }
        int near = (int) Math.min(length, here - offset);
        InputStream first = new ByteArrayInputStream(beginning.bytes(), (int) offset, near);
        return near == length
                ? first
                : new SequenceInputStream(first, new ResumingStream(bucket, name, here, length - near));
    }

    @Override
    public void close() {}
}
