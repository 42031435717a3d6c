package dev.berth.blobstore.s3;

import dev.berth.blobstore.s3.S3Settings.PartChecksum;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/// Multipart uploads of one bucket.
final class Multiparts {

    private static final int MOST_LISTED = 1000;
    private static final long COPIED_AT_ONCE = 1024L * 1024 * 1024;
    // S3 may take minutes to put thousands of parts together; it sends spaces meanwhile.
    private static final long COMPLETION_ALLOWANCE = 64L * 1024 * 1024;

    private final S3Client client;
    private final Bucket bucket;
    private final String name;
    private final S3Settings settings;

    Multiparts(S3Client client, Bucket bucket, S3Settings settings) {
        this.client = client;
        this.bucket = bucket;
        this.name = settings.bucket();
        this.settings = settings;
    }

    /// An upload that was begun and neither completed nor aborted.
    record Unfinished(String object, String id, Instant begun) {}

    /// Begins an upload and returns its id.
    String begin(String object) throws IOException {
        return bucket.attempt(
                "begin the upload of " + object,
                () -> client.createMultipartUpload(request -> {
                            request.bucket(name).key(object).overrideConfiguration(bucket.within(0));
                            Encryption.of(settings.encryption()).apply(request);
                            algorithm().ifPresent(request::checksumAlgorithm);
                        })
                        .uploadId());
    }

    private Optional<ChecksumAlgorithm> algorithm() {
        return switch (settings.checksum()) {
            case CRC32C -> Optional.of(ChecksumAlgorithm.CRC32_C);
            case SHA256 -> Optional.of(ChecksumAlgorithm.SHA256);
            case NONE -> Optional.empty();
        };
    }

    /// Sends a part. `bytes` stay the caller's.
    Part send(String object, String upload, int number, Segments bytes) throws IOException {
        Optional<String> checksum = Checksums.of(settings.checksum(), bytes.stream());
        String etag = bucket.attempt(
                "send part %d of %s".formatted(number, object),
                () -> client.uploadPart(
                                request -> {
                                    request.bucket(name)
                                            .key(object)
                                            .uploadId(upload)
                                            .partNumber(number)
                                            .contentLength(bytes.length())
                                            .overrideConfiguration(bucket.within(bytes.length()));
                                    checksum.ifPresent(value -> {
                                        switch (settings.checksum()) {
                                            case CRC32C -> request.checksumCRC32C(value);
                                            case SHA256 -> request.checksumSHA256(value);
                                            case NONE -> {}
                                        }
                                    });
                                },
                                Bucket.body(bytes))
                        .eTag());
        return new Part(number, bytes.length(), etag, checksum);
    }

    /// Puts the parts together. False when there is no such upload, as when it was completed before.
    boolean complete(String object, String upload, List<Part> parts) throws IOException {
        List<CompletedPart> completed = parts.stream().map(this::completed).toList();
        long size = parts.stream().mapToLong(Part::size).sum();
        try {
            bucket.call(() -> client.completeMultipartUpload(request -> request.bucket(name)
                    .key(object)
                    .uploadId(upload)
                    .mpuObjectSize(size)
                    .multipartUpload(all -> all.parts(completed))
                    .overrideConfiguration(bucket.within(COMPLETION_ALLOWANCE))));
            return true;
        } catch (SdkException e) {
            if (S3Errors.isNoUpload(e)) {
                return false;
            }
            return bucket.attempt("complete the upload of " + object, () -> {
                throw e;
            });
        }
    }

    private CompletedPart completed(Part part) {
        var builder = CompletedPart.builder().partNumber(part.number()).eTag(part.etag());
        part.checksum().ifPresent(value -> {
            if (settings.checksum() == PartChecksum.CRC32C) {
                builder.checksumCRC32C(value);
            } else {
                builder.checksumSHA256(value);
            }
        });
        return builder.build();
    }

    /// Drops an upload and its parts; succeeds when there is none.
    void abort(String object, String upload) throws IOException {
        try {
            bucket.call(() -> client.abortMultipartUpload(request ->
                    request.bucket(name).key(object).uploadId(upload).overrideConfiguration(bucket.within(0))));
        } catch (SdkException e) {
            if (!S3Errors.isNoUpload(e) && !S3Errors.isMissing(e)) {
                bucket.attempt("abort the upload of " + object, () -> {
                    throw e;
                });
            }
        }
    }

    /// Unfinished uploads of objects whose names begin with `prefix` and come after `after`, at least `limit` of
    /// them or all that there are, in the order of their names.
    List<Unfinished> list(String prefix, Optional<String> after, int limit) throws IOException {
        List<Unfinished> found = new ArrayList<>();
        Optional<String> keyMarker = after;
        Optional<String> idMarker = Optional.empty();
        boolean more = true;
        while (more && found.size() < limit) {
            Optional<String> key = keyMarker;
            Optional<String> id = idMarker;
            ListMultipartUploadsResponse page = bucket.attempt(
                    "list unfinished uploads",
                    () -> client.listMultipartUploads(request -> {
                        request.bucket(name)
                                .prefix(prefix)
                                .maxUploads(MOST_LISTED)
                                .overrideConfiguration(bucket.within(0));
                        key.ifPresent(request::keyMarker);
                        id.ifPresent(request::uploadIdMarker);
                    }));
            for (MultipartUpload upload : page.uploads()) {
                found.add(new Unfinished(upload.key(), upload.uploadId(), upload.initiated()));
            }
            more = Boolean.TRUE.equals(page.isTruncated()) && !page.uploads().isEmpty();
            keyMarker = Optional.ofNullable(page.nextKeyMarker());
            idMarker = Optional.ofNullable(page.nextUploadIdMarker()).filter(marker -> !marker.isEmpty());
        }
        return found;
    }

    /// Copies an object of any size inside S3, part by part.
    void copy(String from, String to, long size) throws IOException {
        String upload = begin(to);
        List<Part> parts = new ArrayList<>();
        for (long first = 0; first < size; first += COPIED_AT_ONCE) {
            int number = parts.size() + 1;
            long last = Math.min(size, first + COPIED_AT_ONCE) - 1;
            String range = "bytes=%d-%d".formatted(first, last);
            var copied = bucket.attempt(
                    "copy %s to %s".formatted(from, to),
                    () -> client.uploadPartCopy(request -> request.sourceBucket(name)
                                    .sourceKey(from)
                                    .copySourceRange(range)
                                    .destinationBucket(name)
                                    .destinationKey(to)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .overrideConfiguration(bucket.within(COPIED_AT_ONCE)))
                            .copyPartResult());
            parts.add(new Part(
                    number,
                    last - first + 1,
                    copied.eTag(),
                    Optional.ofNullable(
                            settings.checksum() == PartChecksum.SHA256
                                    ? copied.checksumSHA256()
                                    : copied.checksumCRC32C())));
        }
        if (!complete(to, upload, parts)) {
            throw new IOException("cannot copy %s to %s: the copy was ended by somebody else".formatted(from, to));
        }
    }
}
