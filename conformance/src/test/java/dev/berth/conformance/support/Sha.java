package dev.berth.conformance.support;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests as text, computed apart from the code under test.
public final class Sha {

    private Sha() {}

    public static String sha256(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(newDigest("SHA-256").digest(bytes));
    }

    public static String sha512(byte[] bytes) {
        return "sha512:" + HexFormat.of().formatHex(newDigest("SHA-512").digest(bytes));
    }

    public static MessageDigest newDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
