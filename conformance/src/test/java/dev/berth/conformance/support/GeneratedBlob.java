package dev.berth.conformance.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A blob of any size that exists as a rule only: a block of 64 KiB repeated, each begun with its number and the
/// blob's. It takes no memory, and its digest is computed by reading it once.
public record GeneratedBlob(long number, long size) {

    private static final int BLOCK = 64 << 10;

    public InputStream open() {
        return new Content(number, size);
    }

    /// The content as a request body of known length.
    public BodyPublisher body() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), size);
    }

    public String digest() {
        try (InputStream content = open()) {
            return digest(content);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The sha256 digest of what the stream holds, read to its end.
    public static String digest(InputStream stream) throws IOException {
        MessageDigest sha256 = Sha.newDigest("SHA-256");
        byte[] buffer = new byte[BLOCK];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            sha256.update(buffer, 0, read);
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static final class Content extends InputStream {

        private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
        private final long number;
        private long left;
        private long blocks;

        Content(long number, long size) {
            this.number = number;
            this.left = size;
            block.position(BLOCK);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            if (!block.hasRemaining()) {
                block.clear();
                block.putLong(0, number).putLong(8, blocks++);
            }
            int count = (int) Math.min(Math.min(length, block.remaining()), left);
            block.get(target, offset, count);
            left -= count;
            return count;
        }
    }
}
