package dev.berth.server;

import dev.berth.platform.http.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks now and then whether the TLS files were replaced, as by a renewal, and has them read again. What cannot be
/// used is told once; the old certificate serves on. Used by one thread.
final class CertificateWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final TlsFiles files;
    private String seen;

    /// @param files as they are now, before whoever serves them reads them
    CertificateWatch(TlsFiles files) {
        this.files = files;
        this.seen = fingerprint();
    }

    /// Reads the files again.
    @FunctionalInterface
    interface Reload {
        void run() throws IOException;
    }

    /// Calls `reload` when the files are others than at the last look.
    void look(Reload reload) {
        String now = fingerprint();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            reload.run();
            LOG.info("the certificate in {} was replaced; new connections get it", files.certificate());
        } catch (IOException e) {
            LOG.error(
                    "the TLS files {} and {} have changed but cannot be used, and the old certificate serves on: {}",
                    files.certificate(),
                    files.key(),
                    e.getMessage());
        }
    }

    // Of the content: a renewal may swap a link, and a file's time may stay.
    private String fingerprint() {
        return fingerprint(files.certificate()) + " " + fingerprint(files.key());
    }

    private static String fingerprint(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
