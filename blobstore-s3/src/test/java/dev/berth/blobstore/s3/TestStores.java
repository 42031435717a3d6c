package dev.berth.blobstore.s3;

import dev.berth.blobstore.s3.S3Settings.Addressing;
import dev.berth.blobstore.s3.S3Settings.Limits;
import dev.berth.blobstore.s3.S3Settings.PartChecksum;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings for stores on the real server.
public final class TestStores {

    /// Short enough that a test of silence is over soon.
    static final Limits LIMITS = new Limits(Duration.ofSeconds(2), 4, 32L * 1024 * 1024, 64);

    private TestStores() {}

    /// Settings for a bucket of the server at `endpoint`.
    public static S3Settings settings(URI endpoint, String bucket, Path spill) {
        return new S3Settings(
                bucket,
                RealS3.REGION,
                Optional.of(endpoint),
                "registry/",
                Addressing.PATH,
                new S3Credentials.Keys(RealS3.ACCESS_KEY, RealS3.SECRET_KEY, Optional.empty()),
                new S3Encryption.AsBucket(),
                PartChecksum.CRC32C,
                Limits.DEFAULT,
                Optional.of(new S3Settings.Redirects(Optional.empty(), Duration.ofMinutes(10))),
                spill);
    }

    static S3Settings with(S3Settings settings, Limits limits) {
        return with(settings, settings.credentials(), settings.encryption(), settings.checksum(), limits);
    }

    static S3Settings with(S3Settings settings, PartChecksum checksum) {
        return with(settings, settings.credentials(), settings.encryption(), checksum, settings.limits());
    }

    static S3Settings with(S3Settings settings, S3Credentials credentials) {
        return with(settings, credentials, settings.encryption(), settings.checksum(), settings.limits());
    }

    static S3Settings with(S3Settings settings, S3Encryption encryption) {
        return with(settings, settings.credentials(), encryption, settings.checksum(), settings.limits());
    }

    private static S3Settings with(
            S3Settings settings,
            S3Credentials credentials,
            S3Encryption encryption,
            PartChecksum checksum,
            Limits limits) {
        return new S3Settings(
                settings.bucket(),
                settings.region(),
                settings.endpoint(),
                settings.prefix(),
                settings.addressing(),
                credentials,
                encryption,
                checksum,
                limits,
                settings.redirects(),
                settings.spill());
    }
}
