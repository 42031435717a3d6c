package dev.berth.blobstore.s3;

import java.nio.file.Path;
import java.util.Optional;

/// Who the server is towards S3.
public sealed interface S3Credentials {

    /// A fixed pair of keys. Its text shows neither the secret nor the token.
    record Keys(String accessKey, String secretKey, Optional<String> sessionToken) implements S3Credentials {
        @Override
        public String toString() {
            return "Keys[" + accessKey + ", ***]";
        }
    }

    /// A profile of the files that AWS's own tools read.
    record Profile(String name) implements S3Credentials {}

    /// A token in a file, which the security token service takes for a role; the file is read again as it changes.
    record WebIdentity(String roleArn, Path tokenFile, Optional<String> sessionName) implements S3Credentials {}

    /// What the machine offers: environment, web identity, profile, container, instance, in this order.
    record FromMachine() implements S3Credentials {}
}
