package dev.berth.blobstore.s3;

import java.util.Optional;

/// How S3 encrypts what it keeps.
public sealed interface S3Encryption {

    /// As the bucket says.
    record AsBucket() implements S3Encryption {}

    /// With keys of S3's own.
    record S3Managed() implements S3Encryption {}

    /// With a key of the key management service; empty for the account's default one.
    record Kms(Optional<String> keyId) implements S3Encryption {}
}
