package dev.berth.api.ext.artifact;

import dev.berth.control.layer.BuildStep;
import dev.berth.control.layer.IndexState;
import dev.berth.control.layer.Layer;
import dev.berth.control.layer.LayerEntry;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.SeenEntry;
import dev.berth.control.view.LayerSharing;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of layers and their files in the API. Parts that do not apply are null.
final class LayerRecords {

    private LayerRecords() {}

    /// An image by its layers.
    ///
    /// @param digest of the manifest of one platform
    /// @param platforms among which the index lets choose
    /// @param size of all layers as they are stored, each counted once
    record ImageLayersRecord(
            String digest, @Nullable String platform, List<String> platforms, long size, List<StepRecord> steps) {}

    /// A step of making an image.
    ///
    /// @param empty whether it left no layer behind
    record StepRecord(
            int position,
            @Nullable String instruction,
            @Nullable String created,
            @Nullable String author,
            @Nullable String comment,
            boolean empty,
            @Nullable LayerRecord layer) {

        static StepRecord of(int position, BuildStep step, @Nullable LayerRecord layer) {
            return new StepRecord(
                    position,
                    text(step.instruction()),
                    text(step.created()),
                    text(step.author()),
                    text(step.comment()),
                    layer == null,
                    layer);
        }

        private static @Nullable String text(String value) {
            return value.isEmpty() ? null : value;
        }
    }

    /// A layer.
    ///
    /// @param size as it is stored
    /// @param content `readable`, `encrypted`, `foreign` or `missing`
    /// @param urls where a foreign layer is
    /// @param unpacked the size of its files, when it was looked into
    record LayerRecord(
            String digest,
            String mediaType,
            long size,
            String content,
            List<String> urls,
            SharedRecord shared,
            @Nullable Long entries,
            @Nullable Long unpacked,
            @Nullable String unreadable) {

        static LayerRecord of(Layer layer, LayerSharing.Shared shared, Optional<IndexState> index) {
            IndexState.Built built = index.orElse(null) instanceof IndexState.Built known ? known : null;
            return new LayerRecord(
                    layer.descriptor().digest().toString(),
                    layer.descriptor().mediaType().value(),
                    layer.descriptor().size(),
                    layer.content().name().toLowerCase(Locale.ROOT),
                    layer.descriptor().urls(),
                    SharedRecord.of(shared),
                    built == null ? null : built.entries(),
                    built == null ? null : built.unpacked(),
                    index.orElse(null) instanceof IndexState.Unreadable(String reason) ? reason : null);
        }
    }

    /// Who has the layer too, as far as the caller may see them.
    ///
    /// @param more whether there may be more artifacts than were counted
    record SharedRecord(long artifacts, long repositories, boolean more) {

        static SharedRecord of(LayerSharing.Shared shared) {
            return new SharedRecord(shared.artifacts(), shared.repositories(), shared.artifacts() >= LayerSharing.MOST);
        }
    }

    /// How far a layer was read.
    record ProgressRecord(String state, long done, long total) {

        static ProgressRecord of(IndexState.Building building) {
            return new ProgressRecord("building", building.done(), building.total());
        }
    }

    /// Entries of a layer.
    ///
    /// @param more whether to ask on, after the last of these
    /// @param whole whether all layers below were looked into; until then `below` may be missing where it belongs
    record FilesRecord(List<FileRecord> files, boolean more, boolean whole) {}

    /// What the layers below have at a path.
    ///
    /// @param layer the nearest that puts something there
    record BelowRecord(String layer, long size) {}

    /// An entry of a layer.
    ///
    /// @param change `put`, `implied`, `removed` or `emptied`
    /// @param deleted whether the layer takes it away from those below
    /// @param mode as `ls` shows it in numbers
    /// @param layer whose entry it is
    /// @param below what it changes or removes
    record FileRecord(
            String path,
            String name,
            String type,
            String change,
            boolean deleted,
            long size,
            @Nullable String mode,
            @Nullable Long owner,
            @Nullable Long group,
            @Nullable String modified,
            @Nullable String target,
            String layer,
            @Nullable BelowRecord below) {

        static FileRecord of(SeenEntry seen) {
            LayerEntry entry = seen.entry();
            boolean put = entry.change() == LayerEntry.Change.PUT
                    || (entry.change() == LayerEntry.Change.EMPTIED
                            && !entry.modified().equals(Instant.EPOCH));
            return new FileRecord(
                    entry.path(),
                    entry.name(),
                    type(entry),
                    entry.change().name().toLowerCase(Locale.ROOT),
                    entry.change() == LayerEntry.Change.REMOVED,
                    entry.size(),
                    put ? "%04o".formatted(entry.mode()) : null,
                    put ? entry.owner() : null,
                    put ? entry.group() : null,
                    put ? entry.modified().toString() : null,
                    entry.target().isEmpty() ? null : entry.target(),
                    seen.layer().toString(),
                    seen.below()
                            .map(below -> new BelowRecord(below.layer().toString(), below.size()))
                            .orElse(null));
        }

        private static String type(LayerEntry entry) {
            if (entry.change() == LayerEntry.Change.REMOVED) {
                return "removed";
            }
            return switch (entry.kind()) {
                case FILE -> "file";
                case DIRECTORY -> "directory";
                case SYMBOLIC_LINK -> "symlink";
                case HARD_LINK -> "hardlink";
                case DEVICE -> "device";
                case PIPE -> "pipe";
                case OTHER -> "other";
            };
        }
    }

    /// The beginning of a file.
    ///
    /// @param size of the whole file
    /// @param truncated whether there is more
    /// @param form `text`, or `hex` with two digits for each byte
    record FileContent(String path, long size, boolean truncated, String form, String content) {

        /// Two digits a byte: less of it is enough.
        private static final int HEX_BYTES = 16 * 1024;

        static FileContent of(LayerEntry entry, byte[] beginning) {
            Optional<String> text = text(beginning, entry.size() > beginning.length);
            if (text.isPresent()) {
                return new FileContent(
                        entry.path(), entry.size(), entry.size() > LayerFiles.PREVIEW, "text", text.get());
            }
            int shown = Math.min(beginning.length, HEX_BYTES);
            return new FileContent(
                    entry.path(),
                    entry.size(),
                    entry.size() > shown,
                    "hex",
                    java.util.HexFormat.of().formatHex(beginning, 0, shown));
        }

        /// Empty for what is no text in UTF-8; a character that was cut off at the end is left out.
        private static Optional<String> text(byte[] bytes, boolean cut) {
            for (byte b : bytes) {
                if (b == 0) {
                    return Optional.empty();
                }
            }
            CharsetDecoder decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            for (int less = 0; less <= (cut ? Math.min(3, bytes.length) : 0); less++) {
                try {
                    return Optional.of(decoder.decode(ByteBuffer.wrap(bytes, 0, bytes.length - less))
                            .toString());
                } catch (CharacterCodingException _) {
                    decoder.reset();
                }
            }
            return Optional.empty();
        }
    }
}
