package dev.berth.blobstore.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How to reach a bucket, and how to treat what lies in it.
///
/// @param endpoint the server's address; empty for AWS itself
/// @param prefix comes before the name of every object; empty or ending with `/`
/// @param redirects how clients are sent to the bucket; empty when they are not
/// @param spill a folder of this node's own, for bytes on their way to S3 that find no room in memory
public record S3Settings(
        String bucket,
        String region,
        Optional<URI> endpoint,
        String prefix,
        Addressing addressing,
        S3Credentials credentials,
        S3Encryption encryption,
        PartChecksum checksum,
        Limits limits,
        Optional<Redirects> redirects,
        Path spill) {

    public S3Settings {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            prefix = prefix + "/";
        }
    }

    /// Where the bucket's name stands in an address.
    public enum Addressing {
        PATH,
        VIRTUAL_HOST
    }

    /// The checksum that goes with every object and part, and that the server compares.
    public enum PartChecksum {
        CRC32C,
        SHA256,
        /// For servers that do not know these headers.
        NONE
    }

    /// How clients read from the bucket by themselves.
    ///
    /// @param endpoint the server's address as clients see it; empty when it is the same
    /// @param lifetime how long an address that a client is given is good; at most seven days
    public record Redirects(Optional<URI> endpoint, Duration lifetime) {}

    /// What bounds the driver.
    ///
    /// @param silence how long the server may say nothing in the middle of a request
    /// @param attempts how often a request is sent before it counts as failed
    /// @param memory bytes of memory for parts on their way to S3, of all uploads together
    /// @param connections how many connections are open at once
    public record Limits(Duration silence, int attempts, long memory, int connections) {

        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(20), 4, 64L * 1024 * 1024, 64);
    }
}
