package dev.berth.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/// Reads a certificate and its key as the engine does.
final class TlsKeys {

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private TlsKeys() {}

    static PemKeyCertOptions options(TlsFiles tls) {
        return new PemKeyCertOptions()
                .setCertPath(tls.certificate().toString())
                .setKeyPath(tls.key().toString());
    }

    /// Makes sure that the key is that of the certificate. The engine takes any two, and then fails every handshake:
    /// also for a moment when a renewal replaces one file after the other.
    ///
    /// @throws IOException also when the files cannot be read
    static void requireFit(Vertx vertx, TlsFiles tls) throws IOException {
        try {
            for (KeyManager manager : options(tls).getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509KeyManager keys && !fit(keys)) {
                    throw new IOException("the private key in %s is not that of the certificate in %s"
                            .formatted(tls.key(), tls.certificate()));
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean fit(X509KeyManager keys) throws GeneralSecurityException {
        for (String algorithm : SIGNATURES.keySet()) {
            String[] aliases =
                    Optional.ofNullable(keys.getServerAliases(algorithm, null)).orElse(new String[0]);
            for (String alias : aliases) {
                if (!fit(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0].getPublicKey())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fit(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null) {
            // A kind that we cannot judge; the engine may still know it.
            return true;
        }
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        byte[] probe = {1};
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(probe);
        byte[] signature = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(certified);
        verifying.update(probe);
        return verifying.verify(signature);
    }
}
