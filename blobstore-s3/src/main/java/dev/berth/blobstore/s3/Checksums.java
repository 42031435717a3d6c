package dev.berth.blobstore.s3;

import dev.berth.blobstore.s3.S3Settings.PartChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Computes what S3 computes over the bytes that it takes.
final class Checksums {

    private static final int BUFFER = 64 * 1024;

    private Checksums() {}

    /// The checksum of a stream, in Base64; empty when none is wanted. Closes the stream.
    static Optional<String> of(PartChecksum kind, InputStream stream) throws IOException {
        try (stream) {
            return switch (kind) {
                case CRC32C -> Optional.of(crc32c(stream));
                case SHA256 -> Optional.of(sha256(stream));
                case NONE -> Optional.empty();
            };
        }
    }

    private static String crc32c(InputStream stream) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            crc.update(buffer, 0, count);
        }
        byte[] bytes =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String sha256(InputStream stream) throws IOException {
        return Base64.getEncoder().encodeToString(digested("SHA-256", stream));
    }

    private static byte[] digested(String algorithm, InputStream stream) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] buffer = new byte[BUFFER];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return digest.digest();
    }

    /// The ETag of an object that was stored by one request, where S3 does not encrypt with KMS. Closes the stream.
    static String md5(InputStream stream) throws IOException {
        try (stream) {
            return "\"" + HexFormat.of().formatHex(digested("MD5", stream)) + "\"";
        }
    }

    /// The ETag of an object that is made of these parts, as S3 forms it where it does not encrypt with KMS: the MD5
    /// of the parts' MD5s, and their count. Empty when a part's ETag is no MD5.
    static Optional<String> etag(List<Part> parts) {
        MessageDigest md5 = digest("MD5");
        for (Part part : parts) {
            String hex = part.etag().replace("\"", "");
            if (!hex.matches("[0-9a-f]{32}")) {
                return Optional.empty();
            }
            md5.update(HexFormat.of().parseHex(hex));
        }
        return Optional.of("\"%s-%d\"".formatted(HexFormat.of().formatHex(md5.digest()), parts.size()));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
