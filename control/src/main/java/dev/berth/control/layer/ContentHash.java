package dev.berth.control.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells contents of files apart: enough of a SHA-256 that nobody meets two alike by chance.
final class ContentHash {

    private static final int BUFFER = 64 * 1024;

    private ContentHash() {}

    /// Reads to the end; never 0, which stands for what is not known.
    static long of(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        long beginning = ByteBuffer.wrap(digest.digest()).getLong();
        return beginning == 0 ? 1 : beginning;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
