package dev.berth.control.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.LongConsumer;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// The bytes of an archive as they are stored. Remembers whether reading them failed, which is not the archive's
/// fault, and tells how many were read.
final class PackedStream extends FilterInputStream {

    private static final int BUFFER = 64 * 1024;
    /// 8 MiB, which the format asks readers to manage. Whoever packs asks for the memory of whoever reads.
    private static final int LARGEST_WINDOW_LOG = 23;

    private final LongConsumer read;
    private long count;
    private @Nullable IOException failure;

    private PackedStream(InputStream stored, LongConsumer read) {
        super(stored);
        this.read = read;
    }

    static PackedStream of(InputStream stored, LongConsumer read) {
        return new PackedStream(stored, read);
    }

    /// The bytes that these stand for. How they are packed is seen from themselves; media types lie.
    InputStream unpacked() throws IOException {
        PushbackInputStream start = new PushbackInputStream(this, BUFFER);
        byte[] magic = start.readNBytes(4);
        start.unread(magic);
        if (starts(magic, 0x1f, 0x8b)) {
            // Of any number of members, however many are empty: the JDK's decoder calls itself for each of those.
            return GzipCompressorInputStream.builder()
                    .setInputStream(start)
                    .setDecompressConcatenated(true)
                    .get();
        }
        boolean skippable =
                magic.length == 4 && (magic[0] & 0xf0) == 0x50 && starts(magic, magic[0] & 0xff, 0x2a, 0x4d, 0x18);
        if (skippable || starts(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            return new ZstdInputStreamNoFinalizer(start).setLongMax(LARGEST_WINDOW_LOG);
        }
        return start;
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// What happened to the stored bytes, not to what they mean.
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int got = in.read(buffer, offset, length);
            if (got >= 0) {
                count += got;
                read.accept(count);
            }
            return got;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] gone = new byte[(int) Math.min(BUFFER, Math.max(0, wanted))];
        return Math.max(0, read(gone, 0, gone.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
