package dev.berth.platform.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The file that holds the installation's key, outside the database: a copy of the database alone opens nothing that
/// is sealed. One line of hexadecimal, readable by its owner only.
public final class KeyFile {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private KeyFile() {}

    /// The seal of the key in `file`. Makes the file with a random key if it does not exist; when several processes
    /// start at once, they end up with the same one.
    ///
    /// @throws IOException when it can be neither read nor made, or holds no key; the message says what to do
    public static Seal open(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            make(file, random);
        }
        return new Seal(read(file), random);
    }

    private static byte[] read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-f]{%d}".formatted(2 * Seal.KEY_BYTES))) {
            throw new IOException(
                    "%s does not hold a key of %d bytes in hexadecimal; restore it from a backup, or remove it to start with a new one"
                            .formatted(file, Seal.KEY_BYTES));
        }
        return HexFormat.of().parseHex(text);
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[Seal.KEY_BYTES];
        random.nextBytes(key);
        // Written whole and synced under another name first: whoever sees the file sees all of it, also after a
        // power cut. A link, unlike a rename, does not replace what another process made meanwhile.
        Path draft = file.resolveSibling(file.getFileName() + "." + Long.toHexString(random.nextLong()));
        try {
            try (FileChannel channel = FileChannel.open(draft, NEW, ownerOnly())) {
                channel.write(
                        ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().resolveSibling("."))) {
            folder.force(true);
        }
    }

    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key is the one.
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
