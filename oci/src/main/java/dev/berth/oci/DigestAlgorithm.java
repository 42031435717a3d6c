package dev.berth.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A digest algorithm that content may be stored under. A manifest may name digests of other algorithms; those have a
/// valid form, but nothing here can verify them.
public enum DigestAlgorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String prefix;
    private final String javaName;
    private final int hexLength;

    DigestAlgorithm(String prefix, String javaName, int hexLength) {
        this.prefix = prefix;
        this.javaName = javaName;
        this.hexLength = hexLength;
    }

    /// The algorithm with this prefix, as it stands before the colon; empty when content cannot be stored under it.
    public static Optional<DigestAlgorithm> of(String prefix) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.prefix.equals(prefix)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    public String prefix() {
        return prefix;
    }

    public int hexLength() {
        return hexLength;
    }

    /// A new, empty computation; not safe for use by several threads at once.
    public MessageDigest newMessageDigest() {
        try {
            return MessageDigest.getInstance(javaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + javaName, e);
        }
    }

    /// The digest of `content`.
    public Digest digest(byte[] content) {
        return of(newMessageDigest().digest(content));
    }

    /// The digest with these raw bytes, as [MessageDigest#digest()] returns them.
    public Digest of(byte[] raw) {
        return new Digest(prefix, HexFormat.of().formatHex(raw));
    }
}
