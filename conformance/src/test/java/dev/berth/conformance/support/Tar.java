package dev.berth.conformance.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.zip.GZIPOutputStream;

/// Tar archives of few files, small enough to be made by hand.
public final class Tar {

    private static final int BLOCK = 512;

    private Tar() {}

    /// An archive with one regular file, readable by all, without a time.
    public static byte[] of(String name, byte[] content) {
        var archive = new ByteArrayOutputStream();
        add(archive, name, content);
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    /// An archive with such files, by their names.
    public static byte[] of(SequencedMap<String, byte[]> files) {
        var archive = new ByteArrayOutputStream();
        files.forEach((name, content) -> add(archive, name, content));
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    private static void add(ByteArrayOutputStream archive, String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(content.length));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, "%06o".formatted(sum));
        header[154] = 0;
        archive.writeBytes(header);
        archive.writeBytes(content);
        archive.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    public static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return packed.toByteArray();
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
