package dev.berth.blobstore.s3;

import dev.berth.blobstore.NoRoomException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Turns what S3 and the way to it say into what the port promises.
final class S3Errors {

    // What S3 and those who speak like it answer when a disk or a quota is full.
    private static final Set<String> FULL = Set.of(
            "InsufficientStorage",
            "InsufficientStorageSpace",
            "QuotaExceeded",
            "XMinioStorageFull",
            "XMinioAdminBucketQuotaExceeded");

    private final String where;

    /// @param where the store, as an operator would name it
    S3Errors(String where) {
        this.where = where;
    }

    /// The exception to throw instead of `e`, which came up while trying to do `attempt`.
    IOException explain(String attempt, SdkException e) {
        if (!(e instanceof S3Exception answer)) {
            return new IOException("cannot %s: %s cannot be reached: %s".formatted(attempt, where, innermost(e)), e);
        }
        String code = code(answer);
        if (FULL.contains(code) || answer.statusCode() == 507) {
            return new NoRoomException("cannot %s: %s has no room left (%s)".formatted(attempt, where, code), e);
        }
        return new IOException(
                "cannot %s: %s answered %d %s: %s".formatted(attempt, where, answer.statusCode(), code, detail(answer)),
                e);
    }

    IOException missing(String name) {
        return new NoSuchFileException(name, null, "not in " + where);
    }

    /// Whether the object is not there, while its bucket is, as far as the answer tells.
    static boolean isMissing(SdkException e) {
        return e instanceof S3Exception answer
                && answer.statusCode() == 404
                && !code(answer).equals("NoSuchBucket");
    }

    /// Whether the multipart upload is not there: completed, aborted, or never begun.
    static boolean isNoUpload(SdkException e) {
        return e instanceof S3Exception answer && code(answer).equals("NoSuchUpload");
    }

    /// Whether the object was to be stored only if there is none, and there is one.
    static boolean isThere(SdkException e) {
        return e instanceof S3Exception answer && (answer.statusCode() == 412 || answer.statusCode() == 409);
    }

    /// Whether the server does not know what was asked of it.
    static boolean isNotImplemented(SdkException e) {
        return e instanceof S3Exception answer && answer.statusCode() == 501;
    }

    private static String code(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElse("");
    }

    private static String detail(S3Exception answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .orElse("no reason given");
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
