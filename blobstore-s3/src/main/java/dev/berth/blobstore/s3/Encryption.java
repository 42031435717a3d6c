package dev.berth.blobstore.s3;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// The headers by which a request asks for encryption.
///
/// @param kind empty to leave it to the bucket
record Encryption(Optional<ServerSideEncryption> kind, Optional<String> kmsKey) {

    static Encryption of(S3Encryption encryption) {
        return switch (encryption) {
            case S3Encryption.AsBucket _ -> new Encryption(Optional.empty(), Optional.empty());
            case S3Encryption.S3Managed _ -> new Encryption(Optional.of(ServerSideEncryption.AES256), Optional.empty());
            case S3Encryption.Kms(Optional<String> key) ->
                new Encryption(Optional.of(ServerSideEncryption.AWS_KMS), key);
        };
    }

    void apply(PutObjectRequest.Builder request) {
        kind.ifPresent(request::serverSideEncryption);
        kmsKey.ifPresent(request::ssekmsKeyId);
    }

    void apply(CreateMultipartUploadRequest.Builder request) {
        kind.ifPresent(request::serverSideEncryption);
        kmsKey.ifPresent(request::ssekmsKeyId);
    }

    void apply(CopyObjectRequest.Builder request) {
        kind.ifPresent(request::serverSideEncryption);
        kmsKey.ifPresent(request::ssekmsKeyId);
    }
}
