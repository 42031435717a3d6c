package dev.berth.oci;

import java.util.Optional;
import java.util.regex.Pattern;

/// A content digest, `algorithm:encoded`, as the OCI image specification defines it. Digests of registered algorithms
/// are checked down to their length and lower-case hex; those of unknown algorithms only for their grammar, because a
/// manifest may contain them.
public record Digest(String algorithm, String encoded) {

    private static final Pattern ALGORITHM = Pattern.compile("[a-z0-9]{1,64}(?:[+._-][a-z0-9]{1,64}){0,8}");
    private static final Pattern ENCODED = Pattern.compile("[a-zA-Z0-9=_-]{1,512}");

    public Digest {
        Optional<DigestAlgorithm> known = DigestAlgorithm.of(algorithm);
        // Every look-up and every row makes one: what is right is found so without a pattern.
        if (known.isEmpty() || !isHex(encoded, known.get().hexLength())) {
            requireGrammar(algorithm, encoded);
            known.ifPresent(sha -> {
                throw new InvalidOciValueException(
                        OciErrorCode.DIGEST_INVALID,
                        "not a %s digest: '%s' is not %d lower-case hex digits"
                                .formatted(algorithm, shorten(encoded), sha.hexLength()));
            });
        }
    }

    private static boolean isHex(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static void requireGrammar(String algorithm, String encoded) {
        if (!ALGORITHM.matcher(algorithm).matches() || !ENCODED.matcher(encoded).matches()) {
            throw new InvalidOciValueException(
                    OciErrorCode.DIGEST_INVALID, "not a digest: '" + shorten(algorithm + ":" + encoded) + "'");
        }
    }

    /// Reads `algorithm:encoded`.
    ///
    /// @throws InvalidOciValueException with code `DIGEST_INVALID`
    public static Digest parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidOciValueException(
                    OciErrorCode.DIGEST_INVALID, "not a digest: '" + shorten(text) + "' has no colon");
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /// The algorithm, when content can be stored and verified under it.
    public Optional<DigestAlgorithm> supportedAlgorithm() {
        return DigestAlgorithm.of(algorithm);
    }

    /// The algorithm, for a digest that content is to be stored under.
    ///
    /// @throws InvalidOciValueException with code `DIGEST_INVALID` when it is none of ours
    public DigestAlgorithm requireSupportedAlgorithm() {
        return supportedAlgorithm()
                .orElseThrow(() -> new InvalidOciValueException(
                        OciErrorCode.DIGEST_INVALID,
                        "cannot store content under %s: use sha256 or sha512".formatted(this)));
    }

    @Override
    public String toString() {
        return algorithm + ":" + encoded;
    }

    private static String shorten(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }
}
