package dev.berth.access.principal;

import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id hashes of passwords, written as `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Safe for use by many threads;
/// because each hash fills tens of megabytes, only a few are worked on at once and the others wait.
public final class PasswordHash {

    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PATIENCE_SECONDS = 20;

    private final HashCost cost;
    private final SecureRandom random;
    private final Semaphore permits;
    private final String nobodys;

    /// @param atOnce how many hashes may be worked on at the same time
    public PasswordHash(HashCost cost, int atOnce, SecureRandom random) {
        this.cost = cost;
        this.random = random;
        this.permits = new Semaphore(atOnce, true);
        this.nobodys = encode(cost, bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    /// The encoded hash of `password` with a new salt.
    ///
    /// @throws DomainException UNAVAILABLE when too many others wait
    public String of(Secret password) {
        byte[] salt = bytes(SALT_BYTES);
        return encode(cost, salt, compute(password, cost, salt, HASH_BYTES));
    }

    /// Whether `encoded` is a hash of `password`.
    ///
    /// @throws DomainException UNAVAILABLE when too many others wait
    public boolean matches(Secret password, String encoded) {
        Matcher parts = ENCODED.matcher(encoded);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password hash is not one of Argon2id");
        }
        HashCost stored = new HashCost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = compute(password, stored, Base64.getDecoder().decode(parts.group(4)), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /// Does the work of [#matches] for a user who does not exist, so that the time does not tell.
    ///
    /// @throws DomainException UNAVAILABLE when too many others wait
    void matchNobody(Secret password) {
        matches(password, nobodys);
    }

    private byte[] compute(Secret password, HashCost with, byte[] salt, int length) {
        acquire();
        byte[] secret = password.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(with.memoryKib())
                    .withIterations(with.passes())
                    .withParallelism(with.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            argon2.generateBytes(secret, hash);
            return hash;
        } finally {
            Arrays.fill(secret, (byte) 0);
            permits.release();
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy("too many passwords are being checked; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("interrupted while waiting to check a password");
        }
    }

    private static DomainException busy(String message) {
        return new DomainException(PrincipalErrorCode.UNAVAILABLE, message);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encode(HashCost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }
}
