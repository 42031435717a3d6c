package dev.berth.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.NoticeListener;
import dev.berth.platform.events.Notices;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.Seal;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that sign and verify, as the database has them. Other processes may rotate them: both look again when
/// a notice says so, a signer also when what it knows is a minute old, a verifier when it meets a key that it
/// does not know, a few times a second at most. Safe for use by many threads.
final class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration SIGNER_LOOKS_AGAIN = Duration.ofMinutes(1);
    // Short, because a token of a new key may come before the notice; not zero, because anybody can name keys.
    private static final Duration VERIFIER_LOOKS_AGAIN = Duration.ofMillis(50);
    private static final String TOPIC = "signing-key";

    private final Database database;
    private final Seal seal;
    private final Ids ids;
    private final SecureRandom random;
    private final Notices notices;
    private final InstantSource clock;
    private final JdbcKeyStore store = new JdbcKeyStore();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Ring ring;

    SigningKeys(Database database, Seal seal, Ids ids, SecureRandom random, Notices notices, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.ids = ids;
        this.random = random;
        this.notices = notices;
        this.clock = clock;
        notices.subscribe(TOPIC, new NoticeListener() {
            @Override
            public void changed(String name) {
                forget();
            }

            @Override
            public void lost() {
                forget();
            }
        });
    }

    record Signing(String id, JWSSigner signer) {}

    /// The key that signs now. Made if there is none.
    Signing signing() {
        return atMostOld(SIGNER_LOOKS_AGAIN).signing();
    }

    /// What verifies with the key of this id; empty when there is no such key or all that it signed has expired.
    Optional<JWSVerifier> verifying(String id) {
        Instant now = clock.instant();
        Ring known = ring;
        if (known == null || !known.verifying().containsKey(id)) {
            known = atMostOld(VERIFIER_LOOKS_AGAIN);
        }
        return Optional.ofNullable(known.verifying().get(id))
                .filter(key -> key.until().isAfter(now))
                .map(Verifying::verifier);
    }

    /// Makes another key sign.
    ///
    /// @param lifetime of the tokens
    void rotate(Duration lifetime) {
        replace(Optional.empty(), lifetime);
        load();
    }

    private void forget() {
        // Waits for a load that is under way, which may have read what was there before.
        loading.lock();
        try {
            ring = null;
        } finally {
            loading.unlock();
        }
    }

    private Ring atMostOld(Duration age) {
        return remembered(age).orElseGet(() -> {
            loading.lock();
            try {
                return remembered(age).orElseGet(this::load);
            } finally {
                loading.unlock();
            }
        });
    }

    private Optional<Ring> remembered(Duration age) {
        return Optional.ofNullable(ring).filter(known -> {
            Duration since = Duration.between(known.loadedAt(), clock.instant());
            // A clock that was set back must not make what is known look fresh for ever.
            return !since.isNegative() && since.compareTo(age) < 0;
        });
    }

    private Ring load() {
        loading.lock();
        try {
            Ring loaded = read().orElseGet(() -> {
                makeUsable();
                return read().orElseThrow(() -> new IllegalStateException("the signing key just made is not there"));
            });
            ring = loaded;
            return loaded;
        } finally {
            loading.unlock();
        }
    }

    /// Empty when no key signs, or its private half does not open.
    private Optional<Ring> read() {
        Instant now = clock.instant();
        List<KeyRow> rows = database.read(store::list);
        Map<String, Verifying> verifying = new HashMap<>();
        Optional<Signing> signing = Optional.empty();
        for (KeyRow row : rows) {
            verifying.put(
                    row.id(), new Verifying(verifier(row), row.verifiesUntil().orElse(Instant.MAX)));
            if (row.verifiesUntil().isEmpty()) {
                signing = seal.open(row.privateKey(), row.purpose()).map(key -> new Signing(row.id(), signer(key)));
            }
        }
        return signing.map(key -> new Ring(key, Map.copyOf(verifying), now));
    }

    private void makeUsable() {
        Optional<String> unusable = database.read(store::signing);
        if (unusable.isPresent() && database.shared()) {
            // Each node would put a key in the place of the others', over and over.
            throw new IllegalStateException(
                    ("signing key %s does not open with this node's secret.key: all nodes on one database need the same"
                                    + " file. Copy it here from another node; if it is lost, rotate the signing key")
                            .formatted(unusable.get()));
        }
        unusable.ifPresent(id -> LOG.warn(
                "signing key {} does not open with this installation's key file; a new one takes its place", id));
        replace(unusable.or(() -> Optional.of("")), TokenSettings.LONGEST);
    }

    /// Puts a new key in the place of the one that signs; of several processes that want to replace the same one,
    /// the first does.
    ///
    /// @param expected the key to replace, empty text for none; nothing to replace whichever it is
    /// @param lifetime of the tokens of the key that is replaced
    private void replace(Optional<String> expected, Duration lifetime) {
        Instant now = clock.instant();
        KeyRow made = make(now);
        database.transact(tx -> {
            String current = store.signing(tx).orElse("");
            if (expected.isEmpty() || expected.get().equals(current)) {
                replace(tx, made, lifetime, now);
            }
            return true;
        });
    }

    private void replace(Transaction tx, KeyRow made, Duration lifetime, Instant now) {
        // Another process may sign with a key for as long as it does not look again.
        store.retireSigning(tx, now.plus(lifetime).plus(SIGNER_LOOKS_AGAIN.multipliedBy(2)));
        store.insertSigning(tx, made);
        notices.publish(tx, TOPIC, List.of(made.id()));
        store.deleteExpired(tx, now);
    }

    private KeyRow make(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            KeyRow open = new KeyRow(
                    ids.next(), pair.getPublic().getEncoded(), pair.getPrivate().getEncoded(), now, Optional.empty());
            byte[] sealed = seal.close(open.privateKey(), open.purpose());
            return new KeyRow(open.id(), open.publicKey(), sealed, now, Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 keys cannot be made", e);
        }
    }

    private static JWSSigner signer(byte[] encoded) {
        try {
            return new ECDSASigner(
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("a stored private key is not one of P-256", e);
        }
    }

    private static JWSVerifier verifier(KeyRow row) {
        try {
            return new ECDSAVerifier(
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(row.publicKey())));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("the stored public key %s is not one of P-256".formatted(row.id()), e);
        }
    }

    private record Verifying(JWSVerifier verifier, Instant until) {}

    private record Ring(Signing signing, Map<String, Verifying> verifying, Instant loadedAt) {}
}
