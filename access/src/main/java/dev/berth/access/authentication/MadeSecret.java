package dev.berth.access.authentication;

import dev.berth.platform.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Secrets that Berth makes: 43 letters and digits, 256 random bits. What is kept of one is its SHA-256. A slow hash
/// with salt makes it dear to try the few thousand million words that people choose from; trying 2^256 is hopeless
/// however fast the hash is, and no two are alike. Fast means that a program may show it with every request.
public final class MadeSecret {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 43;
    private static final String SCHEME = "sha256:";

    private MadeSecret() {}

    public static Secret make(SecureRandom random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Secret(text.toString());
    }

    /// What is kept of a secret.
    public static String hash(Secret secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return SCHEME
                    + HexFormat.of().formatHex(digest.digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /// Whether what was kept is of a secret that Berth made, and not of one that somebody chose.
    public static boolean made(String hash) {
        return hash.startsWith(SCHEME);
    }

    /// Whether this is what was kept of the secret.
    public static boolean fits(Secret secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
