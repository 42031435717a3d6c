package dev.berth.access.token;

import java.time.Instant;
import java.util.Optional;

/// A key as it is stored.
///
/// @param publicKey in X.509 form
/// @param privateKey in PKCS #8 form, sealed
/// @param verifiesUntil when the last token that it signed has expired; empty while it signs
@SuppressWarnings("ArrayRecordComponent") // on its way to or from the database; nobody compares it
record KeyRow(String id, byte[] publicKey, byte[] privateKey, Instant createdAt, Optional<Instant> verifiesUntil) {

    /// What the private half is sealed for.
    String purpose() {
        return "signing_key/" + id;
    }
}
