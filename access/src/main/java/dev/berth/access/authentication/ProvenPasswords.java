package dev.berth.access.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.platform.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Which passwords were found right in the last minute, so that basic authentication on every request does not hash
/// each time. It holds no password: an entry is a keyed digest, with a key that only this process has, over the
/// stored hash and the password. A new password has a new stored hash, which no entry fits: nothing needs to be
/// dropped, on any node.
final class ProvenPasswords {

    private static final String HMAC = "HmacSHA256";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final SecretKey key;
    private final Cache<String, Boolean> proven;

    ProvenPasswords(SecureRandom random, InstantSource clock) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
        this.proven = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    void add(String storedHash, Secret password) {
        proven.put(digest(storedHash, password), true);
    }

    boolean contains(String storedHash, Secret password) {
        return proven.getIfPresent(digest(storedHash, password)) != null;
    }

    private String digest(String storedHash, Secret password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(storedHash.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            mac.update(password.reveal().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is not available", e);
        }
    }
}
