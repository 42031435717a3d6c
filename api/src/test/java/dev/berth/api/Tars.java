package dev.berth.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Writes tar archives for tests.
public final class Tars {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    private Tars() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    public static byte[] tar(Consumer<Tars> entries) {
        Tars tars = new Tars();
        entries.accept(tars);
        try {
            tars.tar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tars.bytes.toByteArray();
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public Tars file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public Tars file(String path, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(path, true);
        entry.setSize(content.length);
        return entry(entry, content);
    }

    public Tars directory(String path) {
        return entry(new TarArchiveEntry(path + "/", true), new byte[0]);
    }

    public Tars link(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(target);
        return entry(entry, new byte[0]);
    }

    public Tars hardLink(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_LINK, true);
        entry.setLinkName(target);
        return entry(entry, new byte[0]);
    }

    /// A file whose name, of this length, stands in a header of GNU's form.
    public Tars longName(int length) {
        TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        byte[] text = new byte[length];
        java.util.Arrays.fill(text, (byte) 'x');
        name.setSize(length);
        return entry(name, text).file("short", "");
    }

    /// A file whose name stands in a header of POSIX' form, where it may hold anything.
    public Tars paxName(String path, String content) {
        String record = " path=" + path + "\n";
        int length = record.getBytes(StandardCharsets.UTF_8).length + 2;
        byte[] header = (length + record).getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry pax = new TarArchiveEntry("PaxHeaders/x", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
        pax.setSize(header.length);
        return entry(pax, header).file("short", content);
    }

    private Tars entry(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
