package dev.berth.control.layer;

import dev.berth.control.archive.TarItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The form that entries have in a page of an index: one after the other, then compressed. Names are most of it, and
/// neighbours are alike.
final class EntryCodec {

    /// Stands before pages that tell of contents, where older ones have a count.
    private static final int WITH_CONTENT = -2;

    private EntryCodec() {}

    static byte[] page(List<LayerEntry> entries) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(page, deflater))) {
            out.writeInt(WITH_CONTENT);
            out.writeInt(entries.size());
            for (LayerEntry entry : entries) {
                write(out, entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return page.toByteArray();
    }

    static List<LayerEntry> entries(byte[] page) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(page)))) {
            int first = in.readInt();
            boolean withContent = first == WITH_CONTENT;
            int count = withContent ? in.readInt() : first;
            List<LayerEntry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                entries.add(read(in, withContent));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("a page of a layer's index is damaged", e);
        }
    }

    private static void write(DataOutputStream out, LayerEntry entry) throws IOException {
        text(out, entry.directory());
        text(out, entry.name());
        out.writeByte(code(entry.change()));
        out.writeByte(code(entry.kind()));
        out.writeLong(entry.size());
        out.writeShort(entry.mode());
        out.writeLong(entry.owner());
        out.writeLong(entry.group());
        out.writeLong(entry.modified().getEpochSecond());
        text(out, entry.target());
        out.writeLong(entry.offset());
        out.writeLong(entry.content());
    }

    private static LayerEntry read(DataInputStream in, boolean withContent) throws IOException {
        return new LayerEntry(
                text(in),
                text(in),
                change(in.readByte()),
                kind(in.readByte()),
                in.readLong(),
                in.readShort(),
                in.readLong(),
                in.readLong(),
                Instant.ofEpochSecond(in.readLong()),
                text(in),
                in.readLong(),
                withContent ? in.readLong() : 0);
    }

    private static char code(LayerEntry.Change change) {
        return switch (change) {
            case PUT -> 'p';
            case IMPLIED -> 'i';
            case REMOVED -> 'r';
            case EMPTIED -> 'e';
        };
    }

    private static LayerEntry.Change change(byte code) throws IOException {
        for (LayerEntry.Change change : LayerEntry.Change.values()) {
            if (code(change) == code) {
                return change;
            }
        }
        throw new IOException("unknown change " + code);
    }

    private static char code(TarItem.Kind kind) {
        return switch (kind) {
            case FILE -> 'f';
            case DIRECTORY -> 'd';
            case SYMBOLIC_LINK -> 'l';
            case HARD_LINK -> 'h';
            case DEVICE -> 'b';
            case PIPE -> 'p';
            case OTHER -> 'o';
        };
    }

    private static TarItem.Kind kind(byte code) throws IOException {
        for (TarItem.Kind kind : TarItem.Kind.values()) {
            if (code(kind) == code) {
                return kind;
            }
        }
        throw new IOException("unknown kind " + code);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readUnsignedShort());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
